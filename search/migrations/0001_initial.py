
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=60)),
                ('object_id', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=500)),
                ('annotation', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('authors', models.JSONField(default=list)),
                ('tags', models.JSONField(default=list)),
                ('terms', models.JSONField(default=list)),
                ('identifiers', models.JSONField(default=list)),
                ('facets', models.JSONField(default=dict)),
                ('facts', models.JSONField(default=list)),
                ('files', models.JSONField(default=list)),
                ('date', models.DateField(null=True)),
                ('cover', models.CharField(blank=True, max_length=500)),
                ('outdated', models.BooleanField(default=False)),
                ('url', models.CharField(max_length=1000)),
                ('published_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField(null=True)),
                ('title_lemmas', models.TextField(blank=True)),
                ('deleted', models.BooleanField(default=False)),
                ('stale', models.BooleanField(default=False, help_text='To be projected from the page before it is fed.')),
                ('pending', models.BooleanField(default=True)),
                ('revision', models.PositiveBigIntegerField()),
                ('changed_at', models.DateTimeField()),
                ('indexed_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'verbose_name': 'документ поиска',
                'verbose_name_plural': 'документы поиска',
                'indexes': [models.Index(condition=models.Q(('pending', True)), fields=['id'], name='mms_search_pending'), models.Index(fields=['indexed_at'], name='mms_search_indexed_at'), models.Index(fields=['section', '-published_at'], name='mms_search_newest')],
                'constraints': [models.UniqueConstraint(fields=('section', 'object_id'), name='mms_search_document_key')],
            },
        ),
        migrations.CreateModel(
            name='SearchDocumentValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=60)),
                ('slug', models.CharField(max_length=120)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='mms_search.searchdocument')),
            ],
            options={
                'verbose_name': 'значение документа поиска',
                'verbose_name_plural': 'значения документов поиска',
                'indexes': [models.Index(fields=['facet', 'slug'], name='mms_search_value')],
            },
        ),
    ]
