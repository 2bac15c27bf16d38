/* hsl-press-volume.c: the whole volume of a case as one set of pages
 *
 * The pages between the catalogue and the statement are numbered through, in the outer upper corner; cover,
 * catalogue, statement and back cover bear no number, as archives have it. So the catalogue is made last, of
 * what was really laid out, and its own length moves nothing.
 *
 * A signed sheet that was scanned whole stands in the place of the form it was printed from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-press"

#include "hsl-press-private.h"

#include "hsl-performance.h"
#include "hsl-session.h"
#include "hsl-volume.h"

#include <glib/gi18n-lib.h>

/* The forms about the volume itself, by how their ids begin. */
#define ABOUT_VOLUME "volume-"

typedef struct
{
  HslPress            *press;
  const HslPressOrder *order;
  HslPressShared      *shared;
  GPtrArray           *lines;   /* of HslVolumeLine */
  GPtrArray           *body;    /* of HslPages */
  GVariantBuilder     *rows;    /* of the catalogue */
  gboolean             counted; /* what is attached need not be there: its pages were counted */
  guint                next;    /* page of the volume */
  guint                codes;   /* how many rows have one */
} Binding;

/**
 * hsl_press_tells_of_volume:
 * @form: (nullable): the id of a form
 *
 * Returns: whether it needs to know the pages of all others
 */
gboolean
hsl_press_tells_of_volume (const char *form)
{
  return form != NULL && g_str_has_prefix (form, ABOUT_VOLUME);
}

static HslScan *
find_scan (const HslPressOrder *order, const HslAttachment *attachment)
{
  return order->scans != NULL ? g_hash_table_lookup (order->scans, attachment->fact.uid) : NULL;
}

/* 0: it is not bound. What shows the numbers of others is not in a copy for one. */
static guint
count_pages (const Binding *self, const HslAttachment *attachment)
{
  HslScan *scan = find_scan (self->order, attachment);

  if (self->order->is_masked || self->order->viewer != NULL)
    return 0;
  if (scan != NULL)
    return hsl_scan_get_n_pages (scan);
  return self->counted ? (guint) CLAMP (attachment->pages, 1, G_MAXINT) : 0;
}

static void
add_row (Binding *self, const char *title, guint n_pages, const char *note)
{
  g_autofree char *pages = n_pages > 1 ? g_strdup_printf ("%u—%u", self->next, self->next + n_pages - 1)
                                       : g_strdup_printf ("%u", self->next);
  GVariantBuilder  row;

  g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&row, "{sv}", "title", g_variant_new_string (title));
  g_variant_builder_add (&row, "{sv}", "pages", g_variant_new_string (pages));
  g_variant_builder_add (&row, "{sv}", "note", g_variant_new_string (note != NULL ? note : ""));
  g_variant_builder_add (self->rows, "v", g_variant_builder_end (&row));
}

/* --- forms --- */

/* Which of several: the day of what the paper tells of. */
static char *
dup_form_note (const HslCase *on, const HslVolumeLine *line)
{
  const HslSession   *session;
  const HslInquiry   *inquiry;
  const HslAgreement *agreement;
  const HslFollowUp  *follow_up;

  if (line->subject == NULL)
    return NULL;
  if ((session = hsl_fact_list_find (on->sessions, line->subject)) != NULL)
    {
      g_autofree char *day = hsl_day_to_chinese (hsl_minute_get_day (session->started_at));

      return g_strdup_printf ("第%d次，%s", (int) session->number, day);
    }
  if ((inquiry = hsl_fact_list_find (on->inquiries, line->subject)) != NULL)
    return hsl_day_to_chinese (hsl_minute_get_day (inquiry->at));
  if ((agreement = hsl_fact_list_find (on->agreements, line->subject)) != NULL)
    return hsl_day_to_chinese (agreement->drawn_on);
  if ((follow_up = hsl_fact_list_find (on->follow_ups, line->subject)) != NULL)
    return hsl_day_to_chinese (follow_up->on);
  return NULL;
}

/* A line that is not needed has no paper yet, or none that belongs here. */
static gboolean
make_form (Binding *self, const HslVolumeLine *line, HslPages **out_pages, GError **error)
{
  HslPressOrder one = *self->order;

  *out_pages = NULL;
  one.subject = line->subject;
  if (line->form == NULL || line->state == HSL_VOLUME_NOT_NEEDED || hsl_press_tells_of_volume (line->form) ||
      hsl_press_find_form (self->press, line->form, &one, NULL) == NULL)
    return TRUE;
  *out_pages = hsl_press_make_shared (self->press, line->form, &one, self->shared, error);
  return *out_pages != NULL;
}

static gboolean
bind_pages (Binding *self, HslPages *pages, GError **error)
{
  if (!hsl_pages_set_first (pages, self->next, error))
    return FALSE;
  self->next += hsl_pages_get_count (pages);
  g_ptr_array_add (self->body, g_object_ref (pages));
  return TRUE;
}

/* --- scans --- */

/* What a catalogue calls it, where a list of the program says it shorter. */
static char *
dup_kind_title (const Binding *self, const char *kind)
{
  char *name;

  if (g_str_equal (kind, "identity"))
    return g_strdup ("当事人身份证明");
  if (g_str_equal (kind, "other"))
    return g_strdup ("其他材料");
  name = hsl_press_name_code ("attachment-kind", kind, (gpointer) self->order->context);
  return name != NULL ? name : g_strdup (kind);
}

static char *
dup_scan_title (const Binding *self, const HslAttachment *attachment, const char *paper)
{
  const HslParty  *party = NULL;
  g_autofree char *kind = NULL;

  if (paper != NULL)
    return g_strdup_printf ("%s（签字件）", paper);
  kind = dup_kind_title (self, attachment->kind);
  if (attachment->party != NULL)
    party = hsl_case_find_party (self->order->on, attachment->party);
  if (party != NULL && party->name != NULL)
    return g_strdup_printf ("%s（%s）", kind, party->name);
  return g_steal_pointer (&kind);
}

static gboolean
bind_scan (Binding *self, const HslAttachment *attachment, const char *paper, GError **error)
{
  HslScan             *scan = find_scan (self->order, attachment);
  g_autofree char     *title = dup_scan_title (self, attachment, paper);
  g_autofree char     *code = hsl_attachment_dup_code (attachment);
  g_autofree char     *foot = g_strdup_printf ("SHA-256　%s", code);
  HslPagesCaption      caption = { title, *code != '\0' ? foot : NULL };
  g_autofree char     *stamp = hsl_press_dup_stamp (self->order);
  HslPagesOptions      options = { .watermark = hsl_press_get_watermark (self->order),
                                   .stamp = stamp };
  g_autoptr (HslPages) pages = NULL;

  if (scan == NULL)
    {
      self->next += count_pages (self, attachment);
      return TRUE;
    }
  pages = hsl_pages_new_for_scan (self->press->fonts, scan, &caption, &options, error);
  return pages != NULL && bind_pages (self, pages, error);
}

/* Each signed sheet has a line with the code by which a changed file is noticed. */
static gboolean
bind_signed (Binding *self, GPtrArray *attachments, const char *paper, GError **error)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autofree char     *title = dup_scan_title (self, attachment, paper);
      g_autofree char     *code = hsl_attachment_dup_code (attachment);
      guint                n_pages = count_pages (self, attachment);

      if (n_pages == 0)
        continue;
      add_row (self, title, n_pages, code);
      self->codes++;
      if (!bind_scan (self, attachment, paper, error))
        return FALSE;
    }
  return TRUE;
}

/* The others have one line for each kind. */
static gboolean
bind_kind (Binding *self, GPtrArray *attachments, const char *kind, GError **error)
{
  guint            n = 0, n_pages = 0;
  g_autofree char *title = dup_kind_title (self, kind);
  g_autofree char *note = NULL;

  for (guint i = 0; i < attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (attachments, i);
      guint                pages = count_pages (self, attachment);

      if (g_strcmp0 (attachment->kind, kind) != 0)
        continue;
      n += pages > 0;
      n_pages += pages;
    }
  if (n_pages == 0)
    return TRUE;
  note = g_strdup_printf ("%u件", n);
  add_row (self, title, n_pages, note);
  for (guint i = 0; i < attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (attachments, i);

      if (g_strcmp0 (attachment->kind, kind) == 0 && count_pages (self, attachment) > 0 &&
          !bind_scan (self, attachment, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bind_kinds (Binding *self, GPtrArray *attachments, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();

  for (guint i = 0; i < attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (attachments, i);

      if (!g_ptr_array_find_with_equal_func (kinds, attachment->kind, g_str_equal, NULL))
        g_ptr_array_add (kinds, attachment->kind);
    }
  for (guint i = 0; i < kinds->len; i++)
    if (!bind_kind (self, attachments, g_ptr_array_index (kinds, i), error))
      return FALSE;
  return TRUE;
}

static guint
count_all_pages (const Binding *self, GPtrArray *attachments)
{
  guint n = 0;

  for (guint i = 0; i < attachments->len; i++)
    n += count_pages (self, g_ptr_array_index (attachments, i));
  return n;
}

/* --- the volume --- */

static gboolean
bind_line (Binding *self, const HslVolumeLine *line, GError **error)
{
  g_autoptr (GPtrArray) attachments = hsl_volume_list_attachments (self->lines, line, self->order->on);
  g_autoptr (HslPages)  pages = NULL;
  g_autofree char      *note = NULL;
  gboolean              is_signed;

  if (!make_form (self, line, &pages, error))
    return FALSE;
  is_signed = pages != NULL && attachments->len > 0 &&
              g_strcmp0 (hsl_volume_line_get_attachment_kind (line), "signed") == 0;
  if (pages != NULL && !(is_signed && count_all_pages (self, attachments) >= hsl_pages_get_count (pages)))
    {
      note = dup_form_note (self->order->on, line);
      add_row (self, hsl_pages_get_title (pages), hsl_pages_get_count (pages), note);
      if (!bind_pages (self, pages, error))
        return FALSE;
    }
  return is_signed ? bind_signed (self, attachments, hsl_pages_get_title (pages), error)
                   : bind_kinds (self, attachments, error);
}

static gboolean
bind_body (Binding *self, GError **error)
{
  g_autoptr (GPtrArray) loose = hsl_volume_list_attachments (self->lines, NULL, self->order->on);

  for (guint i = 0; i < self->lines->len; i++)
    if (!bind_line (self, g_ptr_array_index (self->lines, i), error))
      return FALSE;
  return bind_kinds (self, loose, error);
}

static GVariant *
make_body (HslPress            *self,
           const HslPressOrder *order,
           HslPressShared      *shared,
           GPtrArray           *lines,
           gboolean             counted,
           GPtrArray           *body,
           GError             **error)
{
  GVariantBuilder       rows;
  Binding               binding = { self, order, shared, lines, body, &rows, counted, 1, 0 };
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("av"));
  if (!bind_body (&binding, error))
    {
      g_variant_builder_clear (&rows);
      return NULL;
    }
  g_variant_dict_insert_value (&dict, "volume", g_variant_builder_end (&rows));
  g_variant_dict_insert (&dict, "volume_pages", "x", (gint64) binding.next - 1);
  g_variant_dict_insert (&dict, "volume_codes", "x", (gint64) binding.codes);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * hsl_press_list_volume:
 * @order: the case
 * @error: return location
 *
 * Returns: (transfer full): "volume", the rows of the catalogue with the pages that the volume would have,
 * "volume_pages" and "volume_codes"; what is attached counts as many pages as were counted then, unless it is
 * in @order
 */
GVariant *
hsl_press_list_volume (HslPress *self, const HslPressOrder *order, GError **error)
{
  g_autoptr (GPtrArray) lines = hsl_volume_list (order->on);
  g_autoptr (GPtrArray) body = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GVariant)  data = NULL;

  data = hsl_press_make_data (order);
  return make_body (self, order, &(HslPressShared){ .data = data }, lines, TRUE, body, error);
}

/* The forms about the volume that come before its pages, or after them. */
static gboolean
add_about (HslPress            *self,
           const HslPressOrder *order,
           GPtrArray           *lines,
           gboolean             after,
           HslPressShared      *shared,
           GPtrArray           *parts,
           GError             **error)
{
  gboolean is_after = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);
      HslPages            *pages;

      is_after |= !hsl_press_tells_of_volume (line->form);
      if (!hsl_press_tells_of_volume (line->form) || is_after != after)
        continue;
      pages = hsl_press_make_shared (self, line->form, order, shared, error);
      if (pages == NULL)
        return FALSE;
      g_ptr_array_add (parts, pages);
    }
  return TRUE;
}

/**
 * hsl_press_make_volume:
 * @order: the case; its subject is ignored
 * @error: return location
 *
 * Returns: (transfer full) (element-type HslPages): every form of the volume that can be printed now and
 * every attachment that @order has, in the order of binding; each form tells its subject by
 * hsl_press_get_subject()
 */
GPtrArray *
hsl_press_make_volume (HslPress *self, const HslPressOrder *order, GError **error)
{
  g_autoptr (GPtrArray) lines = hsl_volume_list (order->on);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) body = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GVariant)  data = NULL;
  g_autoptr (GVariant)  volume = NULL;
  HslPressOrder         whole = *order;
  HslPressShared        shared = { NULL, NULL };

  whole.subject = NULL;
  shared.data = data = hsl_press_make_data (&whole);
  volume = make_body (self, &whole, &shared, lines, FALSE, body, error);
  shared.volume = volume;
  if (volume == NULL || !add_about (self, &whole, lines, FALSE, &shared, parts, error))
    return NULL;
  g_ptr_array_extend (parts, body, (GCopyFunc) g_object_ref, NULL);
  if (!add_about (self, &whole, lines, TRUE, &shared, parts, error))
    return NULL;
  return g_steal_pointer (&parts);
}

/**
 * hsl_press_write_volume:
 * @parts: of hsl_press_make_volume()
 * @order: the case
 * @path: the file, replaced if it is there
 * @error: return location
 *
 * Returns: whether @path holds the whole volume as a PDF, with bookmarks, and with title, organisation and
 *   number in its properties
 */
gboolean
hsl_press_write_volume (GPtrArray *parts, const HslPressOrder *order, const char *path, GError **error)
{
  const HslOrganisation *owner = NULL;
  g_autofree char       *names = hsl_case_dup_title (order->on);
  g_autofree char       *title = g_strjoin ("　", "调解卷宗", names, NULL);
  HslPdfAbout            about = { .title = title, .subject = order->on->number };

  if (order->on->organisation != NULL)
    owner = hsl_directory_find (order->context->directory, &hsl_organisation_noun, order->on->organisation);
  about.author = owner != NULL ? owner->name : NULL;
  return hsl_pages_join_write_pdf ((HslPages **) parts->pdata, parts->len, path, &about, error);
}
