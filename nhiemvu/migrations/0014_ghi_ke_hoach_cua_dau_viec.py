from django.db import migrations
from django.db.models import OuterRef, Subquery


def ghi_ke_hoach(apps, schema_editor):
    """Give each item the plan of its task."""
    DauViec = apps.get_model('nhiemvu', 'DauViec')
    tasks = apps.get_model('nhiemvu', 'NhiemVu').objects.filter(pk=OuterRef('nhiem_vu'))
    DauViec.objects.update(ke_hoach=Subquery(tasks.values('ke_hoach')[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('nhiemvu', '0013_ke_hoach_cua_dau_viec'),
    ]

    operations = [
        migrations.RunPython(ghi_ke_hoach, migrations.RunPython.noop),
    ]
