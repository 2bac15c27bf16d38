/* hsl-people-segment.c: up to 65 536 people, column by column
 *
 * Nothing of the pinyin is stored but a signature of 52 bits: a query that passes it is checked
 * against the readings of the name's characters, which are one table look-up each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-people"

#include "hsl-people-segment.h"

#include "hsl-fold.h"
#include "hsl-pinyin.h"

#include <string.h>

HslPeopleSegment *
hsl_people_segment_new (void)
{
  HslPeopleSegment *self = g_new0 (HslPeopleSegment, 1);

  hsl_people_column_init (&self->uids, sizeof (guint8));
  hsl_people_column_init (&self->names, sizeof (guint16));
  hsl_people_column_init (&self->numbers, sizeof (guint8));
  hsl_people_column_init (&self->texts, sizeof (guint16));
  self->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->units = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->bytes = g_array_new (FALSE, FALSE, sizeof (guint8));
  return self;
}

static void
free_wiped_array (GArray *array)
{
  if (array->data != NULL)
    explicit_bzero (array->data, array->len * g_array_get_element_size (array));
  g_array_unref (array);
}

void
hsl_people_segment_free (HslPeopleSegment *self)
{
  hsl_people_column_clear (&self->uids);
  hsl_people_column_clear (&self->names);
  hsl_people_column_clear (&self->numbers);
  hsl_people_column_clear (&self->texts);
  g_free (self->signatures);
  g_free (self->stamps);
  free_wiped_array (self->chars);
  free_wiped_array (self->units);
  free_wiped_array (self->bytes);
  g_free (self);
}

/**
 * hsl_people_append_utf16:
 * @units: (element-type guint16): gets @chars as UTF-16
 */
void
hsl_people_append_utf16 (GArray         *units,
                         const gunichar *chars,
                         guint           length)
{
  for (guint i = 0; i < length; i++)
    {
      guint16 pair[2];
      guint   n = 1;

      if (chars[i] < 0x10000)
        pair[0] = (guint16) chars[i];
      else
        {
          pair[0] = (guint16) (0xd800 + ((chars[i] - 0x10000) >> 10));
          pair[1] = (guint16) (0xdc00 + ((chars[i] - 0x10000) & 0x3ff));
          n = 2;
        }
      g_array_append_vals (units, pair, n);
    }
}

static void
fold (HslPeopleSegment *self,
      const char       *text,
      HslFoldMode       mode)
{
  g_array_set_size (self->chars, 0);
  if (text != NULL)
    hsl_fold_append (text, mode, self->chars, NULL);
}

/* Letters and digits of @text, behind what @bytes already has; what divides two numbers becomes one
 * separator. */
static void
append_numbers (HslPeopleSegment *self,
                const char       *text)
{
  gboolean is_new = self->bytes->len > 0;

  fold (self, text, HSL_FOLD_NAME);
  for (guint i = 0; i < self->chars->len; i++)
    {
      gunichar c = g_array_index (self->chars, gunichar, i);
      guint8   byte = (guint8) c;

      if (c == ',' || c == ';' || c == '/' || c == 0x3001)
        is_new = self->bytes->len > 0;
      if (c >= 0x80 || !g_ascii_isalnum ((char) c))
        continue;

      if (is_new)
        g_array_append_vals (self->bytes, &(guint8){ HSL_PEOPLE_SEPARATOR }, 1);
      is_new = FALSE;
      g_array_append_val (self->bytes, byte);
    }
}

static void
append_text (HslPeopleSegment *self,
             const char       *text)
{
  fold (self, text, HSL_FOLD_TEXT);
  if (self->chars->len > 0 && self->units->len > 0)
    g_array_append_vals (self->units, &(guint16){ HSL_PEOPLE_SEPARATOR }, 1);
  hsl_people_append_utf16 (self->units, (const gunichar *) self->chars->data, self->chars->len);
}

static guint
add_row (HslPeopleSegment *self)
{
  g_assert (self->n < HSL_PEOPLE_SEGMENT_MAX);

  if (self->n == self->n_room)
    {
      self->n_room = MIN (HSL_PEOPLE_SEGMENT_MAX, MAX (64, self->n_room + self->n_room / 2));
      self->signatures = g_renew (guint64, self->signatures, self->n_room);
      self->stamps = g_renew (guint32, self->stamps, self->n_room);
    }
  self->n_alive++;
  return self->n++;
}

/**
 * hsl_people_segment_append:
 *
 * The caller sees to it that there is room (%HSL_PEOPLE_SEGMENT_MAX) and that the uid is new.
 */
void
hsl_people_segment_append (HslPeopleSegment     *self,
                           const HslPeopleEntry *entry)
{
  guint row = add_row (self);

  self->stamps[row] = entry->stamp;
  hsl_people_column_append (&self->uids, entry->uid, (guint) strlen (entry->uid));

  fold (self, entry->name, HSL_FOLD_NAME);
  self->signatures[row] = hsl_pinyin_sign_name ((const gunichar *) self->chars->data, self->chars->len);
  g_array_set_size (self->units, 0);
  hsl_people_append_utf16 (self->units, (const gunichar *) self->chars->data, self->chars->len);
  hsl_people_column_append (&self->names, self->units->data, self->units->len);

  g_array_set_size (self->bytes, 0);
  append_numbers (self, entry->phone);
  append_numbers (self, entry->number);
  hsl_people_column_append (&self->numbers, self->bytes->data, self->bytes->len);

  g_array_set_size (self->units, 0);
  append_text (self, entry->address);
  append_text (self, entry->extra);
  hsl_people_column_append (&self->texts, self->units->data, self->units->len);
}

static void
copy_value (HslPeopleColumn       *to,
            const HslPeopleColumn *from,
            guint                  entry)
{
  guint         length;
  gconstpointer value = hsl_people_column_get (from, entry, &length);

  hsl_people_column_append (to, value, length);
}

/**
 * hsl_people_segment_append_copy:
 *
 * Takes over an entry of @other that is not removed.
 */
void
hsl_people_segment_append_copy (HslPeopleSegment       *self,
                                const HslPeopleSegment *other,
                                guint                   entry)
{
  guint row = add_row (self);

  self->stamps[row] = other->stamps[entry];
  self->signatures[row] = other->signatures[entry];
  copy_value (&self->uids, &other->uids, entry);
  copy_value (&self->names, &other->names, entry);
  copy_value (&self->numbers, &other->numbers, entry);
  copy_value (&self->texts, &other->texts, entry);
}

/**
 * hsl_people_segment_kill:
 *
 * Wipes the entry; it is not found any more.
 */
void
hsl_people_segment_kill (HslPeopleSegment *self,
                         guint             entry)
{
  self->signatures[entry] = 0;
  hsl_people_column_wipe (&self->uids, entry);
  hsl_people_column_wipe (&self->names, entry);
  hsl_people_column_wipe (&self->numbers, entry);
  hsl_people_column_wipe (&self->texts, entry);
  self->n_alive--;
}

/**
 * hsl_people_segment_get_uid:
 *
 * Returns: (transfer none): the uid, "" when the entry is removed
 */
const char *
hsl_people_segment_get_uid (const HslPeopleSegment *self,
                            guint                   entry)
{
  return hsl_people_column_get (&self->uids, entry, NULL);
}

/**
 * hsl_people_segment_get_name:
 *
 * Returns: the number of characters of the folded name that went to @chars
 */
guint
hsl_people_segment_get_name (const HslPeopleSegment *self,
                             guint                   entry,
                             gunichar               *chars,
                             guint                   room)
{
  const guint16 *units = hsl_people_column_get (&self->names, entry, NULL);
  guint          n = 0;

  for (; *units != 0 && n < room; n++)
    {
      if (*units >= 0xd800 && *units <= 0xdbff)
        {
          chars[n] = 0x10000 + ((gunichar) (units[0] - 0xd800) << 10) + (units[1] - 0xdc00);
          units += 2;
        }
      else
        chars[n] = *units++;
    }
  return n;
}

gsize
hsl_people_segment_get_memory (const HslPeopleSegment *self)
{
  return sizeof *self + self->n_room * (sizeof (guint64) + sizeof (guint32)) +
         hsl_people_column_get_memory (&self->uids) + hsl_people_column_get_memory (&self->names) +
         hsl_people_column_get_memory (&self->numbers) + hsl_people_column_get_memory (&self->texts);
}
