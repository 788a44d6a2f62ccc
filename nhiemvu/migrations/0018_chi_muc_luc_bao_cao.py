from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nhiemvu', '0017_phuc_vu_chi_tieu'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='capnhat',
            index=models.Index(fields=['luc'], name='nhiemvu_capnhat_luc'),
        ),
    ]
