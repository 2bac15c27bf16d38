/* hsl-volume-scans.c: the place of photos and scans in the volume
 *
 * Every attachment lies somewhere: at the line of its kind, or before the back cover.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-volume"

#include "hsl-volume.h"

typedef struct
{
  const char *number;
  const char *kind; /* of "attachment-kind": what is proposed for the line */
  const char *kind_too;
} Place;

static const Place places[] = {
  { "6", "identity", NULL },
  { "8", "evidence", "photo" },
  { "10", "signed", NULL },
  { "P1", "signed", NULL },
  { "11", "signed", NULL },
  { "12", "voucher", NULL },
  { "14", "other", NULL },
};

static const Place *
find_place (const HslVolumeLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].number, line->number))
      return &places[i];
  return NULL;
}

/**
 * hsl_volume_line_get_attachment_kind:
 *
 * Returns: (nullable): what is attached at the line; %NULL: it is only printed
 */
const char *
hsl_volume_line_get_attachment_kind (const HslVolumeLine *self)
{
  const Place *place = find_place (self);

  return place != NULL ? place->kind : NULL;
}

static gboolean
fits (const HslVolumeLine *line, const HslAttachment *attachment)
{
  const Place *place = find_place (line);

  if (place == NULL ||
      (g_strcmp0 (attachment->kind, place->kind) != 0 && g_strcmp0 (attachment->kind, place->kind_too) != 0))
    return FALSE;
  /* A signed sheet belongs to its agreement. */
  return !g_str_equal (place->kind, "signed") ||
         (line->subject != NULL && g_strcmp0 (attachment->agreement, line->subject) == 0);
}

/* Of several lines of one number the one that has no form has them, else the last. */
static const HslVolumeLine *
find_line (GPtrArray *lines, const HslAttachment *attachment)
{
  const HslVolumeLine *found = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (fits (line, attachment) && (found == NULL || found->form != NULL))
        found = line;
    }
  return found;
}

/**
 * hsl_volume_list_attachments:
 * @lines: of hsl_volume_list()
 * @line: (nullable): one of them; %NULL for those that no line takes
 * @owner: the case
 *
 * Returns: (transfer container) (element-type HslAttachment): what is bound there, in the order of time
 */
GPtrArray *
hsl_volume_list_attachments (GPtrArray *lines, const HslVolumeLine *line, const HslCase *owner)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < owner->attachments->len; i++)
    if (find_line (lines, g_ptr_array_index (owner->attachments, i)) == line)
      g_ptr_array_add (found, g_ptr_array_index (owner->attachments, i));
  return found;
}

/**
 * hsl_attachment_dup_code:
 *
 * Returns: (transfer full): the beginning of the SHA-256 of the bytes, to be compared by eye: 64 bits, as
 * "3F2A 91C0 7B55 D210"; "" when there is none
 */
char *
hsl_attachment_dup_code (const HslAttachment *self)
{
  g_autoptr (GString) code = g_string_new (NULL);

  for (guint i = 0; self->sha256 != NULL && self->sha256[i] != '\0' && i < 16; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (code, ' ');
      g_string_append_c (code, g_ascii_toupper (self->sha256[i]));
    }
  return g_string_free (g_steal_pointer (&code), FALSE);
}
