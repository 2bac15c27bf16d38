/* hsl-ctl-print.c: official papers, attachments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl-print.h"

#include "hsl-own-form.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* A printer that misses by more is fed wrongly. */
#define OFFSET_MAX 20 /* mm */

/* --- forms list --- */

static GVariant *
describe_form (HslForms    *forms,
               HslTemplate *form)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "form", hsl_template_get_id (form));
  hsl_ctl_put (&item, "number", hsl_template_get_number (form));
  hsl_ctl_put (&item, "title", hsl_template_get_title (form));
  hsl_ctl_put (&item, "track", hsl_template_get_track (form));
  hsl_ctl_put (&item, "subject", hsl_template_get_subject (form));
  hsl_ctl_put_number (&item, "version", hsl_template_get_version (form));
  hsl_ctl_put_day (&item, "from", hsl_template_get_from (form));
  hsl_ctl_put_day (&item, "to", hsl_template_get_to (form));
  hsl_ctl_put (&item, "step", hsl_template_get_step (form));
  hsl_ctl_put (&item, "source", hsl_template_get_source (form));
  hsl_ctl_put (&item, "origin", hsl_forms_is_own (forms, form) ? "station" : "built-in");
  hsl_ctl_put_flag (&item, "blank", hsl_template_can_be_blank (form));
  return g_variant_builder_end (&item);
}

/* A form of the station's own that cannot be read is left out; why, is said. */
static void
warn_of_problems (HslForms *forms)
{
  g_auto (GStrv) problems = hsl_forms_list_problems (forms);

  for (guint i = 0; problems != NULL && problems[i] != NULL; i++)
    g_printerr (_ ("Warning: %s\n"), problems[i]);
}

/* What the station replaced may have become better since. */
static void
warn_of_outdated (HslForms *forms)
{
  g_autoptr (GPtrArray) all = hsl_forms_list_versions (forms);

  for (guint i = 0; i < all->len; i++)
    {
      HslTemplate *form = g_ptr_array_index (all, i);

      if (hsl_forms_is_own (forms, form) && hsl_own_form_is_outdated (forms, hsl_template_get_id (form)))
        g_printerr (_ ("Warning: the built-in form “%s” has changed since the station replaced it\n"),
                    hsl_template_get_id (form));
    }
}

static void
add_form_row (HslCtlTable *table,
              HslForms    *forms,
              HslTemplate *form)
{
  g_autofree char *from =
      hsl_template_get_from (form) != HSL_DAY_NONE ? hsl_day_to_iso (hsl_template_get_from (form)) : NULL;
  g_autofree char *to =
      hsl_template_get_to (form) != HSL_DAY_NONE ? hsl_day_to_iso (hsl_template_get_to (form)) : NULL;
  g_autofree char *version = g_strdup_printf ("%d", hsl_template_get_version (form));

  hsl_ctl_table_add (table, hsl_template_get_number (form), hsl_template_get_id (form), version, from, to,
                     hsl_template_get_track (form), hsl_template_get_subject (form),
                     hsl_forms_is_own (forms, form) ? _ ("station") : _ ("built-in"),
                     hsl_template_get_title (form));
}

/* forms list [--all] */
gboolean
hsl_ctl_forms_list (HslCtl  *self,
                    char   **words,
                    GError **error)
{
  gboolean                all_versions = FALSE;
  g_auto (GStrv)          rest = NULL;
  g_autofree char        *folder = hsl_forms_dup_folder ();
  g_autoptr (HslForms)    forms = NULL;
  g_autoptr (GPtrArray)   list = NULL;
  g_autoptr (HslCtlTable) table =
      hsl_ctl_table_new (9, _ ("Number"), _ ("Form"), _ ("Version"), _ ("From"), _ ("To"), _ ("Track"),
                         _ ("Subject"), _ ("Origin"), _ ("Form title"));
  GVariantBuilder    all;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all_versions, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  forms = hsl_forms_new (folder);
  warn_of_problems (forms);
  warn_of_outdated (forms);
  list = all_versions ? hsl_forms_list_versions (forms)
                      : hsl_forms_list (forms, hsl_minute_get_day (hsl_ctl_get_now (self)));
  g_variant_builder_init (&all, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    {
      HslTemplate *form = g_ptr_array_index (list, i);

      add_form_row (table, forms, form);
      g_variant_builder_add_value (&all, describe_form (forms, form));
    }
  hsl_ctl_print_list (self, &all, table);
  return TRUE;
}

/* --- print --- */

typedef struct
{
  const char    *form;
  const char    *output;
  HslCopiesOrder copies;
  gboolean       is_draft; /* asked for; what cannot be signed as it is, is one anyway */
} Print;

/* The paper is there before it is recorded, and goes away again when it may not be: a record without a
 * paper, and a paper without a record, are both wrong. */
static gboolean
write_and_record (HslCtl        *self,
                  const Print   *print,
                  HslPages      *pages,
                  HslCopies     *copies,
                  HslPressOrder *order,
                  GError       **error)
{
  g_autoptr (HslFact)  after = NULL;
  g_autoptr (GVariant) record = NULL;

  if (!hsl_copies_write_pdf (copies, print->output, error))
    return FALSE;
  if (order->is_blank)
    return TRUE;
  order->n_pages = hsl_copies_get_n_pages (copies);
  record = g_variant_ref_sink (hsl_press_make_record (pages, order, hsl_copies_get_count (copies)));
  after = (HslFact *) hsl_store_act (self->store, order->on->fact.uid, "print", record, error);
  if (after == NULL)
    g_unlink (print->output);
  return after != NULL;
}

static void
print_printed (HslCtl              *self,
               const Print         *print,
               HslPages            *pages,
               HslCopies           *copies,
               const HslPressOrder *order)
{
  g_auto (GStrv)  substitutes = hsl_pages_list_substitutes (pages);
  GVariantBuilder builder;

  for (guint i = 0; substitutes != NULL && substitutes[i] != NULL; i++)
    g_printerr (_ ("Another font was used: %s\n"), substitutes[i]);
  if (!self->json)
    {
      guint n = hsl_copies_count_sides (copies, FALSE);

      if (order->is_draft)
        hsl_ctl_say ("%s", _ ("A draft: it could not be signed as it is, see heshilaoctl check\n"));
      hsl_ctl_say (ngettext ("%s: %u page\n", "%s: %u pages\n", n), print->output, n);
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", print->output);
  hsl_ctl_put (&builder, "form", print->form);
  hsl_ctl_put (&builder, "subject", hsl_press_get_subject (pages));
  hsl_ctl_put_number (&builder, "pages", hsl_copies_get_n_pages (copies));
  hsl_ctl_put_number (&builder, "copies", hsl_copies_get_count (copies));
  hsl_ctl_put_flag (&builder, "draft", order->is_draft);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

static gboolean
print_form (HslCtl        *self,
            const Print   *print,
            HslPressOrder *order,
            GError       **error)
{
  g_autoptr (HslPress)  press = hsl_press_new (error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HslCopies) copies = NULL;
  HslPages             *pages;

  if (press == NULL)
    return FALSE;
  warn_of_problems (hsl_press_get_forms (press));
  order->is_draft = print->is_draft || hsl_press_is_draft (press, print->form, order);
  pages = hsl_press_make (press, print->form, order, error);
  if (pages == NULL)
    return FALSE;
  g_ptr_array_add (parts, pages);
  copies = hsl_press_make_copies (press, parts, &print->copies, error);
  if (copies == NULL || !write_and_record (self, print, pages, copies, order, error))
    return FALSE;
  print_printed (self, print, pages, copies, order);
  return TRUE;
}

/* The party whose copy it is, by uid or by name. */
static gboolean
find_viewer (const HslCase *on,
             const char    *wanted,
             const char   **out_viewer,
             GError       **error)
{
  for (guint i = 0; wanted != NULL && i < on->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (on->parties, i);

      if (g_str_equal (party->fact.uid, wanted) || g_strcmp0 (party->name, wanted) == 0)
        {
          *out_viewer = party->fact.uid;
          return TRUE;
        }
    }
  return wanted == NULL || hsl_ctl_refuse (error, _ ("--for: the case has no party “%s”"), wanted);
}

/* "1.5,-2": mm to the right and down. */
static gboolean
read_offset (const char *text,
             double     *out_x,
             double     *out_y,
             GError    **error)
{
  char *end = NULL;

  if (text == NULL)
    return TRUE;
  *out_x = g_ascii_strtod (text, &end);
  if (end != text && *end == ',')
    {
      const char *rest = end + 1;

      *out_y = g_ascii_strtod (rest, &end);
      if (end != rest && *end == '\0' && ABS (*out_x) <= OFFSET_MAX && ABS (*out_y) <= OFFSET_MAX)
        return TRUE;
    }
  return hsl_ctl_usage_error (error, _ ("--offset: two numbers of mm are expected, as 1.5,-2, up to %d"),
                              OFFSET_MAX);
}

/* A case and a form; a case alone for the whole volume; a form alone when it is blank. */
static gboolean
check_words (char      **words,
             const char *output,
             int         copies,
             gboolean    all,
             gboolean    blank,
             GError    **error)
{
  guint n = g_strv_length (words);

  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  if (all && (blank || n != 1))
    return hsl_ctl_usage_error (error, _ ("--all: one case is needed, and no form"));
  if (!all && n != (blank ? 1 : 2))
    return hsl_ctl_usage_error (error, _ ("a case and a form are needed, or --blank and a form"));
  if (copies < 1 || copies > HSL_COPIES_MAX)
    return hsl_ctl_usage_error (error, _ ("--copies: a number from 1 to %d is expected"), HSL_COPIES_MAX);
  return TRUE;
}

/* print ID FORM --output FILE.pdf [--subject UID] [--for PARTY] [--recipient TEXT] [--copies N] [--masked]
 *   [--pages RANGES] [--offset X,Y] [--draft],
 * print ID --all ..., print --blank FORM ... */
gboolean
hsl_ctl_print_form (HslCtl  *self,
                    char   **words,
                    GError **error)
{
  g_autofree char    *output = NULL, *subject = NULL, *recipient = NULL, *viewer = NULL;
  g_autofree char    *pages = NULL, *offset = NULL;
  gboolean            blank = FALSE, masked = FALSE, all = FALSE, draft = FALSE;
  int                 copies = 1;
  g_auto (GStrv)      rest = NULL;
  g_autoptr (HslFact) on = NULL;
  g_autofree char    *head = NULL;
  HslContext          context;
  HslPressOrder       order = { 0 };
  Print               print = { NULL };
  gboolean            done;
  const GOptionEntry  entries[] = {
     { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
     { "subject", 0, 0, G_OPTION_ARG_STRING, &subject, NULL, NULL },
     { "recipient", 0, 0, G_OPTION_ARG_STRING, &recipient, NULL, NULL },
     { "copies", 0, 0, G_OPTION_ARG_INT, &copies, NULL, NULL },
     { "pages", 0, 0, G_OPTION_ARG_STRING, &pages, NULL, NULL },
     { "offset", 0, 0, G_OPTION_ARG_STRING, &offset, NULL, NULL },
     { "draft", 0, 0, G_OPTION_ARG_NONE, &draft, NULL, NULL },
     { "for", 0, 0, G_OPTION_ARG_STRING, &viewer, NULL, NULL },
     { "masked", 0, 0, G_OPTION_ARG_NONE, &masked, NULL, NULL },
     { "blank", 0, 0, G_OPTION_ARG_NONE, &blank, NULL, NULL },
     { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
     { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 2, &rest, error) ||
      !check_words (rest, output, copies, all, blank, error) ||
      !read_offset (offset, &print.copies.shift_x, &print.copies.shift_y, error) ||
      !hsl_ctl_open (self, error))
    return FALSE;

  print.form = rest[blank || all ? 0 : 1];
  print.output = output;
  print.is_draft = draft && !blank;
  print.copies.n = (guint) copies;
  print.copies.recipient = recipient;
  print.copies.pages = pages;
  print.copies.is_marked = copies > 1 && !blank;
  if (!blank)
    {
      on = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
      if (on == NULL || !find_viewer ((HslCase *) on, viewer, &order.viewer, error))
        return FALSE;
    }
  hsl_store_init_context (self->store, &context);
  order.on = (HslCase *) on;
  order.context = &context;
  order.subject = subject;
  order.recipient = recipient;
  order.is_masked = masked;
  order.is_blank = blank;
  order.is_demo = hsl_store_is_demo (self->store);
  order.head = head = hsl_store_dup_short_head (self->store);
  done = all ? hsl_ctl_print_volume (self, &order, output, error) : print_form (self, &print, &order, error);
  hsl_store_clear_context (&context);
  return done;
}

/* --- attach --- */

/* attach ID FILE --kind K [--party UID] [--agreement UID] [--note TEXT] */
gboolean
hsl_ctl_attach (HslCtl  *self,
                char   **words,
                GError **error)
{
  g_autofree char     *kind = NULL, *party = NULL, *agreement = NULL, *note = NULL, *name = NULL;
  g_auto (GStrv)       rest = NULL;
  g_autoptr (GBytes)   bytes = NULL;
  g_autoptr (HslScan)  scan = NULL;
  g_autoptr (HslFact)  on = NULL;
  g_autoptr (HslFact)  after = NULL;
  const HslAttachment *added;
  GVariantBuilder      builder, printed;
  const GOptionEntry   entries[] = {
      { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
      { "party", 0, 0, G_OPTION_ARG_STRING, &party, NULL, NULL },
      { "agreement", 0, 0, G_OPTION_ARG_STRING, &agreement, NULL, NULL },
      { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
      { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 2, 2, &rest, error))
    return FALSE;
  if (kind == NULL)
    return hsl_ctl_usage_error (error, _ ("--kind is missing; see heshilaoctl codes attachment-kind"));
  bytes = hsl_ctl_read_bytes (rest[1], HSL_ATTACHMENT_SIZE_MAX, error);
  scan = bytes != NULL ? hsl_scan_new (bytes, error) : NULL;
  if (scan == NULL)
    {
      g_prefix_error (error, "%s: ", rest[1]);
      return FALSE;
    }
  if (!hsl_ctl_open (self, error))
    return FALSE;
  on = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  if (on == NULL)
    return FALSE;

  name = g_path_get_basename (rest[1]);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "kind", kind);
  hsl_ctl_put (&builder, "name", name);
  hsl_ctl_put (&builder, "media_type", hsl_scan_get_media_type (scan));
  hsl_ctl_put_number (&builder, "pages", hsl_scan_get_n_pages (scan));
  hsl_ctl_put (&builder, "party", party);
  hsl_ctl_put (&builder, "agreement", agreement);
  hsl_ctl_put (&builder, "note", note);
  after = (HslFact *) hsl_store_attach (self->store, on->uid, g_variant_builder_end (&builder), bytes, error);
  if (after == NULL)
    return FALSE;
  added = g_ptr_array_index (((HslCase *) after)->attachments, ((HslCase *) after)->attachments->len - 1);
  if (!self->json)
    {
      hsl_ctl_say ("%s\n", added->fact.uid);
      return TRUE;
    }
  g_variant_builder_init (&printed, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&printed, "uid", added->fact.uid);
  hsl_ctl_put_number (&printed, "size", added->size);
  hsl_ctl_put (&printed, "sha256", added->sha256);
  hsl_ctl_put_number (&printed, "pages", added->pages);
  hsl_ctl_print_json (g_variant_builder_end (&printed));
  return TRUE;
}
