
import django.core.validators
import django.db.models.deletion
import modelsearch.index
import uuid
import wagtail.fields
from django.conf import settings
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PortalPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.CharField(blank=True, help_text='Стоит под заголовком.', max_length=300, verbose_name='одной фразой')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 2), ('quote', 5), ('table', 6), ('image', 9), ('file', 12), ('video', 15), ('steps', 22), ('material', 24)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'icon': 'pilcrow', 'label': 'Текст', 'template': 'mms_wagtail/blocks/text.html'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Заголовок', 'max_length': 200}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {}), 3: ('wagtail.blocks.TextBlock', (), {'label': 'Цитата'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Кто сказал, откуда', 'max_length': 250, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('text', 3), ('attribution', 4)]], {}), 6: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'label': 'Таблица', 'template': 'mms_wagtail/blocks/table.html'}), 7: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Изображение'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Подпись', 'max_length': 300, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('image', 7), ('caption', 8)]], {}), 10: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Файл'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Как назвать ссылку', 'max_length': 200, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('document', 10), ('title', 11)]], {}), 13: ('wagtail.blocks.URLBlock', (), {'help_text': 'Ссылка на страницу видео: rutube.ru, vk.com и другие.', 'label': 'Адрес видео'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'О чём видео', 'max_length': 200}), 15: ('wagtail.blocks.StructBlock', [[('address', 13), ('title', 14)]], {}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Название списка', 'max_length': 200, 'required': False}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Шаг', 'max_length': 200}), 18: ('wagtail.blocks.IntegerBlock', (), {'label': 'Минут', 'max_value': 600, 'min_value': 1, 'required': False}), 19: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'label': 'Что делают учитель и ученики'}), 20: ('wagtail.blocks.StructBlock', [[('title', 17), ('minutes', 18), ('text', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (20,), {'label': 'Шаги', 'min_num': 1}), 22: ('wagtail.blocks.StructBlock', [[('title', 16), ('steps', 21)]], {}), 23: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Материал'}), 24: ('wagtail.blocks.StructBlock', [[('page', 23)]], {})}, verbose_name='текст')),
            ],
            options={
                'verbose_name': 'главная портала',
                'verbose_name_plural': 'главные порталов',
            },
            bases=(swapper.get_model_name('wagtailcore', 'Page'), models.Model),
        ),
        migrations.CreateModel(
            name='TextPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.CharField(blank=True, help_text='Стоит под заголовком.', max_length=300, verbose_name='одной фразой')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 2), ('quote', 5), ('table', 6), ('image', 9), ('file', 12), ('video', 15), ('steps', 22), ('material', 24)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'icon': 'pilcrow', 'label': 'Текст', 'template': 'mms_wagtail/blocks/text.html'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Заголовок', 'max_length': 200}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {}), 3: ('wagtail.blocks.TextBlock', (), {'label': 'Цитата'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Кто сказал, откуда', 'max_length': 250, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('text', 3), ('attribution', 4)]], {}), 6: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'label': 'Таблица', 'template': 'mms_wagtail/blocks/table.html'}), 7: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Изображение'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Подпись', 'max_length': 300, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('image', 7), ('caption', 8)]], {}), 10: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Файл'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Как назвать ссылку', 'max_length': 200, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('document', 10), ('title', 11)]], {}), 13: ('wagtail.blocks.URLBlock', (), {'help_text': 'Ссылка на страницу видео: rutube.ru, vk.com и другие.', 'label': 'Адрес видео'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'О чём видео', 'max_length': 200}), 15: ('wagtail.blocks.StructBlock', [[('address', 13), ('title', 14)]], {}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Название списка', 'max_length': 200, 'required': False}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Шаг', 'max_length': 200}), 18: ('wagtail.blocks.IntegerBlock', (), {'label': 'Минут', 'max_value': 600, 'min_value': 1, 'required': False}), 19: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'h4', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'label': 'Что делают учитель и ученики'}), 20: ('wagtail.blocks.StructBlock', [[('title', 17), ('minutes', 18), ('text', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (20,), {'label': 'Шаги', 'min_num': 1}), 22: ('wagtail.blocks.StructBlock', [[('title', 16), ('steps', 21)]], {}), 23: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Материал'}), 24: ('wagtail.blocks.StructBlock', [[('page', 23)]], {})}, verbose_name='текст')),
            ],
            options={
                'verbose_name': 'текстовая страница',
                'verbose_name_plural': 'текстовые страницы',
            },
            bases=(swapper.get_model_name('wagtailcore', 'Page'), models.Model),
        ),
        migrations.CreateModel(
            name='FileInfo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=255, verbose_name='имя файла на диске')),
                ('original_name', models.CharField(help_text='Как назвал файл тот, кто его загрузил. С этим именем читатель его и сохранит.', max_length=255, verbose_name='имя файла')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='размер, байт')),
                ('pages', models.PositiveIntegerField(default=0, verbose_name='страниц')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='что не удалось прочитать')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mms_file_info', to='wagtaildocs.document', verbose_name='документ')),
            ],
            options={
                'verbose_name': 'сведения о файле',
                'verbose_name_plural': 'сведения о файлах',
            },
        ),
        migrations.CreateModel(
            name='FileText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parts', models.JSONField(default=list, verbose_name='текст по частям')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mms_file_text', to='wagtaildocs.document', verbose_name='документ')),
            ],
            options={
                'verbose_name': 'текст файла',
                'verbose_name_plural': 'тексты файлов',
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Коротко, как организация подписана на портале: «Берёзовская СОШ».', max_length=100, verbose_name='название')),
                ('full_name', models.CharField(blank=True, max_length=300, verbose_name='полное название')),
                ('slug', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('kind', models.CharField(choices=[('school', 'Школа'), ('kindergarten', 'Детский сад'), ('additional', 'Дополнительное образование'), ('service', 'Методическая служба'), ('authority', 'Орган управления образованием'), ('other', 'Другая организация')], default='school', max_length=20, verbose_name='тип')),
                ('locality', models.CharField(blank=True, max_length=100, verbose_name='населённый пункт')),
                ('site_url', models.URLField(blank=True, verbose_name='сайт')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='mms_wagtail.organization', verbose_name='учредитель или вышестоящая организация')),
            ],
            options={
                'verbose_name': 'организация',
                'verbose_name_plural': 'организации',
                'ordering': ['name'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_name', models.CharField(max_length=80, verbose_name='фамилия')),
                ('first_name', models.CharField(blank=True, max_length=80, verbose_name='имя')),
                ('patronymic', models.CharField(blank=True, max_length=80, verbose_name='отчество')),
                ('name', models.CharField(editable=False, max_length=120, verbose_name='имя для списков')),
                ('slug', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('position', models.CharField(blank=True, max_length=200, verbose_name='должность')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='mms_wagtail.organization', verbose_name='организация')),
                ('user', models.OneToOneField(blank=True, help_text='Если у человека есть вход на портал.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL, verbose_name='учётная запись')),
            ],
            options={
                'verbose_name': 'человек',
                'verbose_name_plural': 'люди',
                'ordering': ['last_name', 'first_name', 'patronymic'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PortalSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service_name', models.CharField(blank=True, max_length=300, verbose_name='полное название службы')),
                ('short_name', models.CharField(blank=True, help_text='Стоит в шапке каждой страницы.', max_length=80, verbose_name='короткое название')),
                ('district', models.CharField(blank=True, max_length=150, verbose_name='район')),
                ('tagline', models.CharField(blank=True, help_text='Чем служба полезна педагогу.', max_length=200, verbose_name='одной фразой')),
                ('example_queries', models.TextField(blank=True, help_text='По одному в строке; первые три показаны под строкой поиска на главной.', verbose_name='примеры запросов')),
                ('address', models.CharField(blank=True, max_length=250, verbose_name='адрес')),
                ('hours', models.CharField(blank=True, max_length=150, verbose_name='часы работы')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='телефон')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='электронная почта')),
                ('approved_by', models.CharField(blank=True, help_text='Акт, которым утверждено положение о службе.', max_length=300, verbose_name='кем утверждена')),
                ('approved_url', models.URLField(blank=True, verbose_name='ссылка на акт')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'о службе',
                'verbose_name_plural': 'о службе',
            },
        ),
        migrations.CreateModel(
            name='Audience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='название')),
                ('slug', models.CharField(help_text='Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Слова с меньшим числом стоят в списках раньше.', verbose_name='порядок')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('parent', models.ForeignKey(blank=True, help_text='Пусто, если это группа. Слова стоят в группах; групп в группах не бывает.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='mms_wagtail.audience', verbose_name='группа')),
            ],
            options={
                'verbose_name': 'аудитория',
                'verbose_name_plural': 'аудитории',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('slug', 'locale'), name='mms_wagtail_audience_slug')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Direction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='название')),
                ('slug', models.CharField(help_text='Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Слова с меньшим числом стоят в списках раньше.', verbose_name='порядок')),
                ('clause', models.CharField(blank=True, max_length=20, verbose_name='пункт положения')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('parent', models.ForeignKey(blank=True, help_text='Пусто, если это группа. Слова стоят в группах; групп в группах не бывает.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='mms_wagtail.direction', verbose_name='группа')),
            ],
            options={
                'verbose_name': 'направление работы',
                'verbose_name_plural': 'направления работы',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('slug', 'locale'), name='mms_wagtail_direction_slug')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='EducationLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='название')),
                ('slug', models.CharField(help_text='Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Слова с меньшим числом стоят в списках раньше.', verbose_name='порядок')),
                ('short_name', models.CharField(blank=True, max_length=20, verbose_name='сокращение')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'уровень образования',
                'verbose_name_plural': 'уровни образования',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('slug', 'locale'), name='mms_wagtail_educationlevel_slug')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Grade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='название')),
                ('slug', models.CharField(help_text='Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Слова с меньшим числом стоят в списках раньше.', verbose_name='порядок')),
                ('short_name', models.CharField(blank=True, max_length=30, verbose_name='коротко')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'класс или возраст',
                'verbose_name_plural': 'классы и возрасты',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('slug', 'locale'), name='mms_wagtail_grade_slug')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Kind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='название')),
                ('slug', models.CharField(help_text='Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Слова с меньшим числом стоят в списках раньше.', verbose_name='порядок')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('parent', models.ForeignKey(blank=True, help_text='Пусто, если это группа. Слова стоят в группах; групп в группах не бывает.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='mms_wagtail.kind', verbose_name='группа')),
            ],
            options={
                'verbose_name': 'вид материала',
                'verbose_name_plural': 'виды материалов',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('slug', 'locale'), name='mms_wagtail_kind_slug')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='название')),
                ('slug', models.CharField(help_text='Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy».')], verbose_name='метка в адресе')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Слова с меньшим числом стоят в списках раньше.', verbose_name='порядок')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('parent', models.ForeignKey(blank=True, help_text='Пусто, если это группа. Слова стоят в группах; групп в группах не бывает.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='mms_wagtail.subject', verbose_name='группа')),
            ],
            options={
                'verbose_name': 'предмет',
                'verbose_name_plural': 'предметы',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('slug', 'locale'), name='mms_wagtail_subject_slug')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
