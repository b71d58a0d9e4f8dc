
import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mms_wagtail', '0001_initial'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [
        migrations.CreateModel(
            name='MaterialIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.CharField(blank=True, help_text='Стоит под заголовком.', max_length=300, verbose_name='одной фразой')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 2), ('quote', 5), ('table', 6), ('image', 9), ('file', 12), ('video', 15), ('steps', 22), ('material', 24)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'icon': 'pilcrow', 'label': 'Текст', 'template': 'mms_wagtail/blocks/text.html'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Заголовок', 'max_length': 200}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {}), 3: ('wagtail.blocks.TextBlock', (), {'label': 'Цитата'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Кто сказал, откуда', 'max_length': 250, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('text', 3), ('attribution', 4)]], {}), 6: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'label': 'Таблица', 'template': 'mms_wagtail/blocks/table.html'}), 7: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Изображение'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Подпись', 'max_length': 300, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('image', 7), ('caption', 8)]], {}), 10: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Файл'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Как назвать ссылку', 'max_length': 200, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('document', 10), ('title', 11)]], {}), 13: ('wagtail.blocks.URLBlock', (), {'help_text': 'Ссылка на страницу видео: rutube.ru, vk.com и другие.', 'label': 'Адрес видео'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'О чём видео', 'max_length': 200}), 15: ('wagtail.blocks.StructBlock', [[('address', 13), ('title', 14)]], {}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Название списка', 'max_length': 200, 'required': False}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Шаг', 'max_length': 200}), 18: ('wagtail.blocks.IntegerBlock', (), {'label': 'Минут', 'max_value': 600, 'min_value': 1, 'required': False}), 19: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'label': 'Что делают учитель и ученики'}), 20: ('wagtail.blocks.StructBlock', [[('title', 17), ('minutes', 18), ('text', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (20,), {'label': 'Шаги', 'min_num': 1}), 22: ('wagtail.blocks.StructBlock', [[('title', 16), ('steps', 21)]], {}), 23: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Материал'}), 24: ('wagtail.blocks.StructBlock', [[('page', 23)]], {})}, verbose_name='текст')),
            ],
            options={
                'verbose_name': 'банк педагогической информации',
                'verbose_name_plural': 'банки педагогической информации',
            },
            bases=(swapper.get_model_name('wagtailcore', 'Page'), models.Model),
        ),
        migrations.CreateModel(
            name='MaterialPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('annotation', models.TextField(help_text='Одно-два предложения: что это, кому и чем поможет. Стоит в списках и под заголовком.', max_length=1000, verbose_name='аннотация')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 2), ('quote', 5), ('table', 6), ('image', 9), ('file', 12), ('video', 15), ('steps', 22), ('material', 24)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'icon': 'pilcrow', 'label': 'Текст', 'template': 'mms_wagtail/blocks/text.html'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Заголовок', 'max_length': 200}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {}), 3: ('wagtail.blocks.TextBlock', (), {'label': 'Цитата'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Кто сказал, откуда', 'max_length': 250, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('text', 3), ('attribution', 4)]], {}), 6: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'label': 'Таблица', 'template': 'mms_wagtail/blocks/table.html'}), 7: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Изображение'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Подпись', 'max_length': 300, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('image', 7), ('caption', 8)]], {}), 10: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Файл'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Как назвать ссылку', 'max_length': 200, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('document', 10), ('title', 11)]], {}), 13: ('wagtail.blocks.URLBlock', (), {'help_text': 'Ссылка на страницу видео: rutube.ru, vk.com и другие.', 'label': 'Адрес видео'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'О чём видео', 'max_length': 200}), 15: ('wagtail.blocks.StructBlock', [[('address', 13), ('title', 14)]], {}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Название списка', 'max_length': 200, 'required': False}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Шаг', 'max_length': 200}), 18: ('wagtail.blocks.IntegerBlock', (), {'label': 'Минут', 'max_value': 600, 'min_value': 1, 'required': False}), 19: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'label': 'Что делают учитель и ученики'}), 20: ('wagtail.blocks.StructBlock', [[('title', 17), ('minutes', 18), ('text', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (20,), {'label': 'Шаги', 'min_num': 1}), 22: ('wagtail.blocks.StructBlock', [[('title', 16), ('steps', 21)]], {}), 23: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Материал'}), 24: ('wagtail.blocks.StructBlock', [[('page', 23)]], {})}, verbose_name='текст')),
                ('date', models.DateField(blank=True, null=True, verbose_name='дата документа')),
                ('year', models.PositiveSmallIntegerField(blank=True, help_text='Если точная дата неизвестна. При известной дате заполняется сам.', null=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='год')),
                ('number', models.CharField(blank=True, help_text='Для актов, без знака «№»: 287, 273-ФЗ.', max_length=60, verbose_name='номер')),
                ('issuer', models.CharField(blank=True, help_text='Для актов.', max_length=250, verbose_name='кто издал')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='ссылка на источник')),
                ('licence', models.CharField(blank=True, choices=[('cc-by', 'Можно использовать с указанием автора (CC BY 4.0)'), ('cc-by-sa', 'С указанием автора и на тех же условиях (CC BY-SA 4.0)'), ('author', 'С согласия автора'), ('official', 'Официальный документ, авторским правом не охраняется')], max_length=20, verbose_name='условия использования')),
                ('relevant_until', models.DateField(blank=True, help_text='После этого дня портал сам пометит материал.', null=True, verbose_name='актуально до')),
                ('outdated', models.BooleanField(default=False, verbose_name='материал устарел')),
                ('audiences', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='mms_wagtail.audience', verbose_name='для кого')),
                ('directions', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='К какому направлению работы службы относится (положение, пункты 2.1–2.4).', related_name='+', to='mms_wagtail.direction', verbose_name='направления работы')),
                ('grade_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mms_wagtail.grade', verbose_name='с класса или возраста')),
                ('grade_to', models.ForeignKey(blank=True, help_text='Пусто, если класс один.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mms_wagtail.grade', verbose_name='по класс или возраст')),
                ('kind', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mms_wagtail.kind', verbose_name='вид')),
                ('levels', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='mms_wagtail.educationlevel', verbose_name='уровни образования')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mms_wagtail.organization', verbose_name='организация')),
                ('replaced_by', models.ForeignKey(blank=True, help_text='Читатель устаревшего материала увидит ссылку на этот.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='mms_materials.materialpage', verbose_name='чем заменён')),
                ('subjects', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='mms_wagtail.subject', verbose_name='предметы')),
            ],
            options={
                'verbose_name': 'материал',
                'verbose_name_plural': 'материалы',
            },
            bases=(swapper.get_model_name('wagtailcore', 'Page'), models.Model),
        ),
        migrations.CreateModel(
            name='MaterialFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('role', models.CharField(choices=[('document', 'текст документа'), ('manual', 'пособие'), ('presentation', 'презентация'), ('handout', 'раздаточный материал'), ('appendix', 'приложение')], default='document', max_length=20, verbose_name='роль')),
                ('title', models.CharField(blank=True, help_text='Если пусто, портал покажет название файла.', max_length=200, verbose_name='подпись')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtaildocs.document', verbose_name='файл')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='mms_materials.materialpage')),
            ],
            options={
                'verbose_name': 'файл',
                'verbose_name_plural': 'файлы',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MaterialAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(blank=True, help_text='Если человека нет в справочнике.', max_length=150, verbose_name='или имя текстом')),
                ('role', models.CharField(choices=[('author', 'автор'), ('compiler', 'составитель'), ('editor', 'редактор'), ('reviewer', 'рецензент')], default='author', max_length=20, verbose_name='роль')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mms_wagtail.person', verbose_name='человек')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='mms_materials.materialpage')),
            ],
            options={
                'verbose_name': 'автор',
                'verbose_name_plural': 'авторы',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MaterialRelation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='mms_materials.materialpage')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mms_materials.materialpage', verbose_name='материал')),
            ],
            options={
                'verbose_name': 'связанный материал',
                'verbose_name_plural': 'связанные материалы',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MaterialTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='mms_materials.materialpage')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(app_label)s_%(class)s_items', to='taggit.tag')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='materialpage',
            name='tags',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='A comma-separated list of tags.', through='mms_materials.MaterialTag', to='taggit.Tag', verbose_name='метки'),
        ),
    ]
