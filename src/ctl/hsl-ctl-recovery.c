/* hsl-ctl-recovery.c: the sheet in the safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"
#include "hsl-press.h"
#include "hsl-recovery-sheet.h"
#include "hsl-store-recovery.h"

#include <glib/gi18n.h>
#include <string.h>

static GBytes *
make_pdf (HslStore *store,
          GVariant *data,
          GError  **error)
{
  g_autofree char     *head = hsl_store_dup_short_head (store);
  HslPressOrder        order = { .head = head };
  g_autoptr (GVariant) owned = g_variant_ref_sink (data);
  g_autoptr (HslPress) press = hsl_press_new (error);
  g_autoptr (HslPages) pages = NULL;

  if (press == NULL)
    return NULL;
  pages = hsl_press_make_from_data (press, HSL_RECOVERY_SHEET_FORM, owned, &order, error);
  return pages != NULL ? hsl_pages_to_pdf (pages, NULL, error) : NULL;
}

static GBytes *
make_text (const char *organisation,
           const char *uri,
           const char *key)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n", organisation, uri, key);

  return g_bytes_new (text, strlen (text));
}

/**
 * hsl_ctl_write_recovery:
 * @path: a name in .pdf for a sheet to print, any other for three lines of text
 *
 * Writes the recovery sheet for its owner only: whoever has the key reads everything.
 */
gboolean
hsl_ctl_write_recovery (HslCtl     *self,
                        const char *path,
                        const char *organisation,
                        const char *key,
                        gint64      generation,
                        GError    **error)
{
  const char        *uri = hsl_store_get_uri (self->store);
  g_autofree char   *file = g_path_get_basename (uri);
  HslDay             today = hsl_minute_get_day (hsl_store_get_now (self->store));
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (path, ".pdf"))
    bytes = make_pdf (self->store, hsl_recovery_sheet_new (organisation, file, key, generation, today),
                      error);
  else
    bytes = make_text (organisation, uri, key);
  if (bytes == NULL)
    return FALSE;
  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/* recovery prove [--recovery-file FILE] */
gboolean
hsl_ctl_recovery_prove (HslCtl  *self,
                        char   **words,
                        GError **error)
{
  g_autofree char   *file = NULL;
  g_auto (GStrv)     rest = NULL;
  char              *text = NULL;
  gboolean           done;
  const GOptionEntry entries[] = {
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { NULL },
  };
  GVariantBuilder builder;

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) || !hsl_ctl_open (self, error) ||
      !hsl_ctl_read_recovery (file, &text, error))
    return FALSE;
  done = hsl_store_prove_recovery (self->store, text, error);
  hsl_ctl_forget (text);
  if (!done)
    return FALSE;
  if (!self->json)
    {
      hsl_ctl_say (_ ("The sheet opens the store. Nothing was changed.\n"));
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put_flag (&builder, "proved", TRUE);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
put_out_sheet (HslCtl     *self,
               const char *output,
               const char *key,
               gint64      generation,
               GError    **error)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  const HslOrganisation   *station = hsl_directory_find_organisation (directory, "police-station");
  GVariantBuilder          builder;

  if (output != NULL &&
      !hsl_ctl_write_recovery (self, output, station != NULL ? station->name : "", key, generation, error))
    {
      /* It is made: without being shown it would be lost. */
      g_printerr (_ ("The new sheet %d is made, but could not be written. It is:\n\n    %s\n\n"),
                  (int) generation,
                  key);
      return FALSE;
    }
  if (self->json)
    {
      g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put_number (&builder, "generation", generation);
      hsl_ctl_put (&builder, "recovery", output == NULL ? key : NULL);
      hsl_ctl_print_json (g_variant_builder_end (&builder));
      return TRUE;
    }
  if (output == NULL)
    hsl_ctl_say (_ ("Recovery key, to be kept in a safe place; it is shown only once:\n\n    %s\n\n"), key);
  hsl_ctl_say (_ ("Sheet %d counts from now on. The one before opens the backups of its time, and "
                  "this store no"
                  " more.\n"),
               (int) generation);
  return TRUE;
}

/* recovery renew [--recovery-file FILE] [--output FILE] */
gboolean
hsl_ctl_recovery_renew (HslCtl  *self,
                        char   **words,
                        GError **error)
{
  g_autofree char   *file = NULL;
  g_autofree char   *output = NULL;
  g_auto (GStrv)     rest = NULL;
  char              *old_text = NULL;
  char              *key;
  gint64             generation;
  gboolean           done;
  const GOptionEntry entries[] = {
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) || !hsl_ctl_open (self, error) ||
      (file != NULL && !hsl_ctl_read_recovery (file, &old_text, error)))
    return FALSE;
  key = hsl_store_renew_recovery (self->store, old_text, &generation, error);
  hsl_ctl_forget (old_text);
  if (key == NULL)
    return FALSE;
  done = put_out_sheet (self, output, key, generation, error);
  hsl_ctl_forget (key);
  return done;
}
