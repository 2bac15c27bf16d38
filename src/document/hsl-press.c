/* hsl-press.c: a case and a form made into pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-press"

#include "hsl-press-private.h"

#include "hsl-activity.h"
#include "hsl-case-data.h"
#include "hsl-subject.h"
#include "hsl-volume.h"

#include <glib/gi18n-lib.h>

/* What the head of the chain is called on paper; the trace page asks for it by this name. */
#define HEAD_MARK "校验号 "

#define SUBJECT_KEY "hsl-subject"

/**
 * hsl_press_new:
 * @error: return location
 *
 * Reads fonts and forms.
 *
 * Returns: (transfer full): a press, or %NULL when there is no font to print with
 */
HslPress *
hsl_press_new (GError **error)
{
  g_autoptr (HslPress) self = g_new0 (HslPress, 1);
  g_autofree char     *folder = hsl_forms_dup_folder ();

  self->fonts = hsl_fonts_new (NULL, error);
  if (self->fonts == NULL)
    return NULL;
  self->forms = hsl_forms_new (folder);
  return g_steal_pointer (&self);
}

/**
 * hsl_press_get_shared:
 * @error: return location
 *
 * Returns: (transfer none): the press of this program, made when it is first needed. Main thread only.
 */
HslPress *
hsl_press_get_shared (GError **error)
{
  static HslPress *shared = NULL;

  if (shared == NULL)
    shared = hsl_press_new (error);
  return shared;
}

/**
 * hsl_press_free:
 * @self: (nullable): a press; pages it made must be gone
 */
void
hsl_press_free (HslPress *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->forms, hsl_forms_free);
  g_clear_pointer (&self->fonts, hsl_fonts_free);
  g_free (self);
}

/**
 * hsl_press_reload_forms:
 *
 * Reads the forms again, after those of the station changed. Papers that are made keep their form.
 */
void
hsl_press_reload_forms (HslPress *self)
{
  g_autofree char *folder = hsl_forms_dup_folder ();

  hsl_forms_free (self->forms);
  self->forms = hsl_forms_new (folder);
}

/**
 * hsl_press_get_forms:
 *
 * Returns: (transfer none): the forms there are
 */
HslForms *
hsl_press_get_forms (HslPress *self)
{
  return self->forms;
}

/* The day of acceptance decides which version counts, unless the case is older than the form. */
static HslTemplate *
find_form (HslPress *self, const char *form, const HslCase *on, HslDay today, GError **error)
{
  HslTemplate *found = NULL;

  if (on != NULL && on->accepted_on != HSL_DAY_NONE)
    found = hsl_forms_find (self->forms, form, on->accepted_on, NULL);
  return found != NULL ? found : hsl_forms_find (self->forms, form, today, error);
}

/* The fact the form tells of: the one asked for, else the newest. %NULL without @error: of the whole case, or
 * of each of several. */
static const HslFact *
find_subject (HslTemplate         *form,
              const HslPressOrder *order,
              GError             **error)
{
  const char           *kind = hsl_template_get_subject (form);
  const char           *title = hsl_template_get_title (form);
  gboolean              is_named = order->subject != NULL && *order->subject != '\0';
  const HslFact        *found;
  g_autoptr (GPtrArray) subjects = NULL;

  if (kind == NULL)
    return NULL;
  subjects = hsl_subject_list (kind, order->on);
  if (subjects->len == 0)
    {
      g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA,
                   _ ("“%s” cannot be printed yet: what it tells of is not recorded in the case"), title);
      return NULL;
    }
  if (!is_named && hsl_subject_is_each (kind))
    return NULL;
  found = hsl_subject_find (kind, order->on, order->subject);
  if (found == NULL)
    g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA, _ ("“%s”: the case has no “%s”"), title,
                 order->subject);
  return found;
}

/**
 * hsl_press_find_form:
 * @form: the id of a form
 * @order: what would be printed
 * @error: return location
 *
 * Returns: (transfer none): the form, in the version that counts, if it can be printed for the case; else
 * %NULL with the reason: not of this track, nothing recorded yet that it could tell of
 */
HslTemplate *
hsl_press_find_form (HslPress *self, const char *form, const HslPressOrder *order, GError **error)
{
  HslDay             today = hsl_minute_get_day (order->context->now);
  HslTemplate       *found = find_form (self, form, order->on, today, error);
  g_autoptr (GError) problem = NULL;

  if (found == NULL)
    return NULL;
  if (order->on != NULL && !hsl_case_check_form_track (order->on, hsl_template_get_track (found),
                                                       hsl_template_get_title (found), error))
    return NULL;
  if (order->is_blank && !hsl_template_can_be_blank (found))
    {
      g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM, _ ("“%s” is never printed blank"),
                   hsl_template_get_title (found));
      return NULL;
    }
  if (!order->is_blank)
    find_subject (found, order, &problem);
  if (problem == NULL)
    return found;
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * hsl_press_list_forms:
 * @on: a case
 * @today: the day of printing
 *
 * Returns: (transfer container) (element-type HslTemplate): the forms of the case's track, in the ministry's
 * order
 */
GPtrArray *
hsl_press_list_forms (HslPress *self, const HslCase *on, HslDay today)
{
  g_autoptr (GPtrArray) all = hsl_forms_list (self->forms, today);
  GPtrArray            *forms = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      HslTemplate *form = g_ptr_array_index (all, i);

      /* What has no number is no paper of a case: day sheet, recovery sheet. */
      if (*hsl_template_get_number (form) != '\0' &&
          hsl_case_check_form_track (on, hsl_template_get_track (form), "", NULL))
        g_ptr_array_add (forms, form);
    }
  return forms;
}

/**
 * hsl_press_name_code:
 * @user_data: a #HslContext
 *
 * Returns: (transfer full) (nullable): what official papers call a code
 */
char *
hsl_press_name_code (const char *list, const char *code, gpointer user_data)
{
  const HslContext *context = user_data;
  const HslArea    *area;

  if (g_str_equal (list, "grid") || g_str_equal (list, "area"))
    {
      area = hsl_directory_find_area (context->directory, code);
      return area != NULL ? g_strdup (area->name) : NULL;
    }
  return g_strdup (hsl_codes_get_name (context->codes, list, code, FALSE));
}

/**
 * hsl_press_dup_stamp:
 *
 * Returns: (transfer full) (nullable): the head of the chain as it stands on paper
 */
char *
hsl_press_dup_stamp (const HslPressOrder *order)
{
  return order->head != NULL ? g_strconcat (HEAD_MARK, order->head, NULL) : NULL;
}

/**
 * hsl_press_get_watermark:
 *
 * Returns: (nullable): what stands across the paper; that everybody is invented says more than that it is a
 *   draft
 */
const char *
hsl_press_get_watermark (const HslPressOrder *order)
{
  return order->is_demo ? HSL_PRESS_DEMO_MARK : order->is_draft ? HSL_PRESS_DRAFT_MARK
                                                                : NULL;
}

static GVariant *
make_data (const HslPressOrder *order, const HslFact *subject, const HslPressShared *shared)
{
  const char          *uid = subject != NULL ? subject->uid : NULL;
  g_autoptr (HslMask)  mask = NULL;
  g_autoptr (GVariant) data = NULL;
  GVariantDict         dict;
  GVariantIter         iter;
  const char          *name;
  GVariant            *value;

  if (order->is_masked || order->viewer != NULL)
    mask = hsl_mask_new (HSL_MASK_CONTACTS, order->on, order->viewer);
  if (shared->data != NULL)
    data = hsl_case_data_new_about (shared->data, order->on, order->context, uid, mask);
  else
    data = hsl_case_data_new (order->on, order->context, uid, mask);
  if (shared->volume == NULL)
    return g_steal_pointer (&data);
  g_variant_dict_init (&dict, data);
  g_variant_iter_init (&iter, shared->volume);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      g_variant_dict_insert_value (&dict, name, value);
      g_variant_unref (value);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * hsl_press_make_data:
 *
 * Returns: (transfer full): the case as data, for #HslPressShared
 */
GVariant *
hsl_press_make_data (const HslPressOrder *order)
{
  return make_data (order, NULL, &(HslPressShared){ NULL, NULL });
}

/**
 * hsl_press_make_shared:
 * @shared: what was made for other papers of the same order
 *
 * As hsl_press_make(), for a paper of a volume.
 */
HslPages *
hsl_press_make_shared (HslPress             *self,
                       const char           *form,
                       const HslPressOrder  *order,
                       const HslPressShared *shared,
                       GError              **error)
{
  HslTemplate         *found = hsl_press_find_form (self, form, order, error);
  g_autoptr (GVariant) data = NULL;
  g_autofree char     *stamp = hsl_press_dup_stamp (order);
  const HslFact       *subject = NULL;
  HslPages            *pages;
  HslPagesOptions      options = {
         .code_name = hsl_press_name_code,
         .user_data = (gpointer) order->context,
         .watermark = hsl_press_get_watermark (order),
         /* An empty form is filled in on another day, and tells nothing of the store. */
         .stamp = order->is_blank ? NULL : stamp,
         .is_masked = order->is_masked,
  };

  if (found == NULL)
    return NULL;
  if (!order->is_blank)
    {
      subject = find_subject (found, order, NULL);
      data = make_data (order, subject, shared);
    }
  pages = hsl_pages_new (self->fonts, found, data, &options, error);
  if (pages != NULL && subject != NULL)
    g_object_set_data_full (G_OBJECT (pages), SUBJECT_KEY, g_strdup (subject->uid), g_free);
  return pages;
}

/**
 * hsl_press_make:
 * @form: the id of a form
 * @order: what to print, and for whom
 * @error: return location
 *
 * Returns: (transfer full): the pages; %NULL when the form is not for this case, or a character has no glyph
 */
HslPages *
hsl_press_make (HslPress *self, const char *form, const HslPressOrder *order, GError **error)
{
  g_autoptr (GVariant) volume = NULL;

  if (!order->is_blank && hsl_press_tells_of_volume (form))
    {
      volume = hsl_press_list_volume (self, order, error);
      if (volume == NULL)
        return NULL;
    }
  return hsl_press_make_shared (self, form, order, &(HslPressShared){ .volume = volume }, error);
}

/**
 * hsl_press_make_blank:
 * @form: a form that need not be one of those in use
 * @error: return location
 *
 * Returns: (transfer full): the form with nothing filled in, to look at its words
 */
HslPages *
hsl_press_make_blank (HslPress *self, HslTemplate *form, GError **error)
{
  return hsl_pages_new (self->fonts, form, NULL, NULL, error);
}

/**
 * hsl_press_get_subject:
 * @pages: made by hsl_press_make()
 *
 * Returns: (nullable): the uid of the row that the pages tell of, see hsl-subject.h
 */
const char *
hsl_press_get_subject (HslPages *pages)
{
  return g_object_get_data (G_OBJECT (pages), SUBJECT_KEY);
}

/**
 * hsl_press_make_from_data:
 * @form: the id of a form that is about no case: the day's list, the recovery key
 * @data: what to fill in
 * @order: only its head and whether it is a demo count
 * @error: return location
 *
 * Returns: (transfer full): the pages
 */
HslPages *
hsl_press_make_from_data (HslPress            *self,
                          const char          *form,
                          GVariant            *data,
                          const HslPressOrder *order,
                          GError             **error)
{
  HslTemplate     *found = hsl_forms_find (self->forms, form, HSL_DAY_NONE, error);
  g_autofree char *stamp = hsl_press_dup_stamp (order);
  HslPagesOptions  options = { .watermark = hsl_press_get_watermark (order), .stamp = stamp };

  return found != NULL ? hsl_pages_new (self->fonts, found, data, &options, error) : NULL;
}

/* Who gets a copy when there are fewer copies than people: the first of them. */
static char *
dup_recipient (const HslPressOrder *order, guint copies)
{
  const HslParty *party = order->viewer != NULL ? hsl_case_find_party (order->on, order->viewer) : NULL;
  g_auto (GStrv)  names = hsl_copies_split_recipients (order->recipient);
  GStrv           rest;

  if (names[0] == NULL)
    return g_strdup (party != NULL ? party->name : NULL);
  if (copies <= 1 || g_strv_length (names) <= copies)
    return g_strdup (order->recipient);
  for (rest = names + copies; *rest != NULL; rest++)
    g_clear_pointer (rest, g_free);
  return g_strjoinv ("、", names);
}

/**
 * hsl_press_make_record:
 * @pages: what was printed
 * @order: for whom
 * @copies: how often
 *
 * Returns: (transfer floating): the input of the action "print"
 */
GVariant *
hsl_press_make_record (HslPages *pages, const HslPressOrder *order, guint copies)
{
  HslTemplate          *form = hsl_pages_get_form (pages);
  g_autofree char      *version = g_strdup_printf ("%d", hsl_template_get_version (form));
  g_autofree char      *now = hsl_minute_to_iso (order->context->now);
  guint                 n_pages = order->n_pages > 0 ? order->n_pages : hsl_pages_get_count (pages);
  g_autofree char      *recipient = dup_recipient (order, copies);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "form", "s", hsl_template_get_id (form));
  g_variant_dict_insert (&dict, "form_version", "s", version);
  g_variant_dict_insert (&dict, "printed_at", "s", now);
  g_variant_dict_insert (&dict, "pages", "x", (gint64) n_pages);
  g_variant_dict_insert (&dict, "copies", "x", (gint64) copies);
  if (hsl_press_get_subject (pages) != NULL)
    g_variant_dict_insert (&dict, "subject", "s", hsl_press_get_subject (pages));
  if (recipient != NULL && *recipient != '\0')
    g_variant_dict_insert (&dict, "recipient", "s", recipient);
  if (order->viewer != NULL)
    g_variant_dict_insert (&dict, "masked", "s", "others");
  else if (order->is_masked)
    g_variant_dict_insert (&dict, "masked", "s", "private");
  return g_variant_dict_end (&dict);
}

/**
 * hsl_press_dup_file_name:
 * @title: of the paper
 * @on: (nullable): the case
 *
 * Returns: (transfer full): a name for the PDF that every file system takes
 */
char *
hsl_press_dup_file_name (const char *title, const HslCase *on)
{
  char *name;

  if (on == NULL || on->number == NULL)
    name = g_strdup_printf ("%s.pdf", title);
  else
    name = g_strdup_printf ("%s %s.pdf", on->number, title);
  return g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
}
