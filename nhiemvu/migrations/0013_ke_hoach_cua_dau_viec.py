import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kehoach', '0002_tiep_tuc_ke_hoach'),
        ('nhiemvu', '0012_mo_lai_ky'),
    ]

    operations = [
        migrations.AddField(
            model_name='dauviec',
            name='ke_hoach',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dau_viec', to='kehoach.kehoach', verbose_name='kế hoạch'),
        ),
    ]
