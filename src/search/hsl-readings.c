/* hsl-readings.c: the syllables that Han characters are read as
 *
 * Three tables of resources/data, read once on first use (about a millisecond): readings.txt, made
 * from ICU, gives every character its usual syllable; heteronyms.txt adds further ones;
 * surnames.txt says how a surname is read. A character is looked up by index: one short integer
 * for each code point of the ideographic blocks, pointing at a set of syllables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-readings"

#include "hsl-readings.h"

#include "hsl-search-resources.h"

#include <string.h>

#define RESOURCE_FOLDER "/io/github/heshilao/Heshilao/search/"

#define LOW_FIRST  0x3400
#define LOW_LAST   0x9fff
#define HIGH_FIRST 0x20000
#define HIGH_LAST  0x323af

#define SURNAME_MAX 2

/* A surname read otherwise; sets[i] belongs to its i-th character, the surname reading first. */
typedef struct
{
  guint         length;
  gunichar      chars[SURNAME_MAX];
  HslReadingSet sets[SURNAME_MAX];
} Surname;

struct _HslReadings
{
  guint16     low[LOW_LAST - LOW_FIRST + 1]; /* index into @sets, 0 for unread */
  guint16     high[HIGH_LAST - HIGH_FIRST + 1];
  guint16     zero;                        /* 〇 */
  GArray     *sets;                        /* HslReadingSet */
  GArray     *syllables;                   /* HslSyllable */
  GHashTable *syllable_ids;                /* char * -> id + 1; only while loading */
  GArray     *surnames;                    /* Surname, those of two characters before those of one */
  guint8      begins_surname[0x10000 / 8]; /* by the lower 16 bits of the first character */
};

static guint16 *
get_slot (HslReadings *self,
          gunichar     c)
{
  if (c >= LOW_FIRST && c <= LOW_LAST)
    return &self->low[c - LOW_FIRST];
  if (c >= HIGH_FIRST && c <= HIGH_LAST)
    return &self->high[c - HIGH_FIRST];
  return c == 0x3007 ? &self->zero : NULL;
}

static guint16
intern_syllable (HslReadings *self,
                 const char  *text)
{
  gpointer    known = g_hash_table_lookup (self->syllable_ids, text);
  HslSyllable syllable = { 0 };
  gsize       length = strlen (text);

  if (known != NULL)
    return (guint16) (GPOINTER_TO_UINT (known) - 1);

  g_assert (length > 0 && length <= sizeof syllable.text - 1);
  memcpy (syllable.text, text, length);
  syllable.length = (guint8) length;
  for (gsize i = 0; i < length; i++)
    {
      g_assert (g_ascii_islower (text[i]));
      syllable.letters |= 1u << (text[i] - 'a');
    }

  g_array_append_val (self->syllables, syllable);
  g_hash_table_insert (self->syllable_ids, g_strdup (text), GUINT_TO_POINTER (self->syllables->len));
  return (guint16) (self->syllables->len - 1);
}

static void
add_reading (HslReadingSet *set,
             guint16        syllable)
{
  for (guint i = 0; i < set->n; i++)
    if (set->syllables[i] == syllable)
      return;

  g_assert (set->n < HSL_READINGS_MAX);
  set->syllables[set->n++] = syllable;
}

/* Adds a syllable by its letters. ü is typed as v; passports write it yu after l and n, so 吕 is LYU. */
static void
add_spelling (HslReadings   *self,
              HslReadingSet *set,
              const char    *text)
{
  add_reading (set, intern_syllable (self, text));
  if ((text[0] == 'l' || text[0] == 'n') && text[1] == 'v')
    {
      g_autofree char *passport = g_strdup_printf ("%cyu%s", text[0], text + 2);

      add_reading (set, intern_syllable (self, passport));
    }
}

/* "zhang 张章…" */
static void
load_reading (HslReadings *self,
              char       **fields)
{
  HslReadingSet set = { 0 };
  guint16       index = (guint16) self->sets->len;

  add_spelling (self, &set, fields[0]);
  g_array_append_val (self->sets, set);
  for (const char *p = fields[1]; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint16 *slot = get_slot (self, g_utf8_get_char (p));

      g_assert (slot != NULL);
      *slot = index;
    }
}

/* "长 chang" */
static void
load_heteronym (HslReadings *self,
                char       **fields)
{
  guint16      *slot = get_slot (self, g_utf8_get_char (fields[0]));
  HslReadingSet set;

  g_assert (slot != NULL);
  set = g_array_index (self->sets, HslReadingSet, *slot);
  for (guint i = 1; fields[i] != NULL; i++)
    add_spelling (self, &set, fields[i]);
  *slot = (guint16) self->sets->len;
  g_array_append_val (self->sets, set);
}

/* "尉迟 yu chi", "覃 qin/tan" */
static void
load_surname (HslReadings *self,
              char       **fields)
{
  Surname  surname = { 0 };
  gunichar first;

  for (const char *p = fields[0]; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar             c = g_utf8_get_char (p);
      const HslReadingSet *usual = hsl_readings_find (self, c);
      HslReadingSet       *set = &surname.sets[surname.length];

      g_assert (surname.length < SURNAME_MAX && fields[surname.length + 1] != NULL && usual != NULL);

      g_auto (GStrv) readings = g_strsplit (fields[surname.length + 1], "/", -1);
      for (guint i = 0; readings[i] != NULL; i++)
        add_spelling (self, set, readings[i]);
      for (guint i = 0; i < usual->n; i++)
        add_reading (set, usual->syllables[i]);
      surname.chars[surname.length++] = c;
    }

  first = surname.chars[0] & 0xffff;
  self->begins_surname[first / 8] |= (guint8) (1u << (first % 8));
  if (surname.length == SURNAME_MAX)
    g_array_prepend_val (self->surnames, surname);
  else
    g_array_append_val (self->surnames, surname);
}

/* The tables are part of the program: a wrong line is a bug of the build, and the assertions find it. */
static void
load_table (HslReadings *self,
            const char  *name,
            void (*load_line) (HslReadings *, char **))
{
  g_autofree char   *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char        *line, *end;
  gsize              size;

  bytes = g_resource_lookup_data (hsl_search_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);

  line = g_bytes_get_data (bytes, &size);
  for (end = line + size; line < end;)
    {
      const char      *stop = memchr (line, '\n', (gsize) (end - line));
      g_autofree char *text = NULL;
      g_auto (GStrv)   fields = NULL;

      g_assert (stop != NULL);
      text = g_strndup (line, (gsize) (stop - line));
      line = stop + 1;
      if (*text == '#' || *text == '\0')
        continue;

      fields = g_strsplit (text, " ", -1);
      g_assert (fields[0] != NULL && fields[1] != NULL);
      load_line (self, fields);
    }
}

static HslReadings *
load (void)
{
  HslReadings  *self = g_new0 (HslReadings, 1);
  HslReadingSet unread = { 0 };

  self->sets = g_array_new (FALSE, FALSE, sizeof (HslReadingSet));
  self->syllables = g_array_new (FALSE, FALSE, sizeof (HslSyllable));
  self->surnames = g_array_new (FALSE, FALSE, sizeof (Surname));
  self->syllable_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_append_val (self->sets, unread);

  load_table (self, "readings.txt", load_reading);
  load_table (self, "heteronyms.txt", load_heteronym);
  load_table (self, "surnames.txt", load_surname);

  g_clear_pointer (&self->syllable_ids, g_hash_table_unref);
  return self;
}

/**
 * hsl_readings_get:
 *
 * From any thread; the first call loads the tables.
 *
 * Returns: (transfer none): the readings, alive to the end of the program
 */
const HslReadings *
hsl_readings_get (void)
{
  static gsize readings = 0;

  if (g_once_init_enter (&readings))
    g_once_init_leave (&readings, (gsize) load ());
  return (const HslReadings *) readings;
}

const HslSyllable *
hsl_readings_get_syllable (const HslReadings *self,
                           guint              syllable)
{
  return &g_array_index (self->syllables, HslSyllable, syllable);
}

/**
 * hsl_readings_find:
 *
 * Returns: (nullable): how @c is read, the usual reading first; %NULL when it is not a Han character
 * that is read
 */
const HslReadingSet *
hsl_readings_find (const HslReadings *self,
                   gunichar           c)
{
  guint index = 0;

  if (c >= LOW_FIRST && c <= LOW_LAST)
    index = self->low[c - LOW_FIRST];
  else if (c >= HIGH_FIRST && c <= HIGH_LAST)
    index = self->high[c - HIGH_FIRST];
  else if (c == 0x3007)
    index = self->zero;

  return index == 0 ? NULL : &g_array_index (self->sets, HslReadingSet, index);
}

static const Surname *
find_surname (const HslReadings *self,
              const gunichar    *name,
              guint              length)
{
  guint first = name[0] & 0xffff;

  if ((self->begins_surname[first / 8] & (1u << (first % 8))) == 0)
    return NULL;

  for (guint i = 0; i < self->surnames->len; i++)
    {
      const Surname *surname = &g_array_index (self->surnames, Surname, i);

      if (surname->length <= length &&
          memcmp (surname->chars, name, surname->length * sizeof (gunichar)) == 0)
        return surname;
    }
  return NULL;
}

/**
 * hsl_readings_find_in_name:
 * @name: the characters of a person's name
 * @position: the one asked about
 *
 * As hsl_readings_find(), but at the beginning of @name the readings as a surname come first.
 */
const HslReadingSet *
hsl_readings_find_in_name (const HslReadings *self,
                           const gunichar    *name,
                           guint              length,
                           guint              position)
{
  if (position < SURNAME_MAX)
    {
      const Surname *surname = find_surname (self, name, length);

      if (surname != NULL && position < surname->length)
        return &surname->sets[position];
    }
  return hsl_readings_find (self, name[position]);
}
