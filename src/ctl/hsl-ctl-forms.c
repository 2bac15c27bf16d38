/* hsl-ctl-forms.c: forms that a station words in its own way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl-commands.h"

#include "hsl-own-form.h"
#include "hsl-press.h"
#include "hsl-store-case.h"

#include <glib/gi18n.h>

#define SIZE_MAX_FORM (1024 * 1024)

static char *
read_source (const char *path,
             GError    **error)
{
  g_autoptr (GBytes) bytes = hsl_ctl_read_bytes (path, SIZE_MAX_FORM, error);
  const char        *data;
  gsize              length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (length > 0 && g_utf8_validate_len (data, length, NULL))
    return g_strndup (data, length);
  hsl_ctl_refuse (error, _ ("%s: is not text in UTF-8"), path);
  return NULL;
}

static HslForms *
read_forms (void)
{
  g_autofree char *folder = hsl_forms_dup_folder ();

  return hsl_forms_new (folder);
}

static void
print_form (HslCtl      *self,
            HslTemplate *form,
            const char  *name,
            const char  *file)
{
  GVariantBuilder builder;

  if (!self->json)
    {
      hsl_ctl_say ("%s: %s %d %s\n", file, hsl_template_get_id (form), hsl_template_get_version (form),
                   hsl_template_get_title (form));
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, name, file);
  hsl_ctl_put (&builder, "form", hsl_template_get_id (form));
  hsl_ctl_put_number (&builder, "version", hsl_template_get_version (form));
  hsl_ctl_put (&builder, "title", hsl_template_get_title (form));
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

/* forms check FILE */
gboolean
hsl_ctl_forms_check (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)          rest = NULL;
  g_autofree char        *source = NULL;
  g_autoptr (HslTemplate) form = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  source = read_source (rest[0], error);
  form = source != NULL ? hsl_own_form_read (source, rest[0], error) : NULL;
  if (form == NULL)
    return FALSE;
  print_form (self, form, "file", rest[0]);
  return TRUE;
}

static gboolean
write_preview (HslPress            *press,
               HslTemplate         *form,
               const HslPressOrder *order,
               const char          *output,
               GError             **error)
{
  g_autoptr (HslPages) pages = hsl_press_make (press, hsl_template_get_id (form), order, error);

  return pages != NULL && hsl_pages_write_pdf (pages, output, NULL, error);
}

/* What a case fills in leaves the program: that is recorded before. */
static gboolean
preview_case (HslCtl      *self,
              HslPress    *press,
              HslTemplate *form,
              const char  *id,
              const char  *output,
              GError     **error)
{
  g_autoptr (HslFact) on = NULL;
  g_autofree char    *told = g_strdup_printf ("form %s", hsl_template_get_id (form));
  HslContext          context;
  HslPressOrder       order = { .context = &context, .is_draft = TRUE };
  gboolean            done;

  if (!hsl_ctl_open (self, error))
    return FALSE;
  on = (HslFact *) hsl_ctl_load_case (self, id, error);
  if (on == NULL || !hsl_store_record (self->store, on->uid, "export", told, error))
    return FALSE;
  hsl_store_init_context (self->store, &context);
  order.on = (HslCase *) on;
  order.is_demo = hsl_store_is_demo (self->store);
  done = write_preview (press, form, &order, output, error);
  hsl_store_clear_context (&context);
  return done;
}

/* forms preview FILE --output FILE.pdf [--case ID] */
gboolean
hsl_ctl_forms_preview (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_autofree char        *output = NULL, *id = NULL, *source = NULL;
  g_auto (GStrv)          rest = NULL;
  g_autoptr (HslTemplate) form = NULL;
  g_autoptr (HslPress)    press = NULL;
  HslContext              context = { .now = hsl_ctl_get_now (self) };
  HslPressOrder           order = { .context = &context, .is_blank = TRUE };
  gboolean                done;
  const GOptionEntry      entries[] = {
         { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
         { "case", 0, 0, G_OPTION_ARG_STRING, &id, NULL, NULL },
         { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  source = read_source (rest[0], error);
  form = source != NULL ? hsl_own_form_read (source, rest[0], error) : NULL;
  press = form != NULL ? hsl_press_new (error) : NULL;
  if (press == NULL)
    return FALSE;
  hsl_forms_put (hsl_press_get_forms (press), form);
  done = id != NULL ? preview_case (self, press, form, id, output, error)
                    : write_preview (press, form, &order, output, error);
  if (done)
    print_form (self, form, "file", output);
  return done;
}

/* forms put FILE */
gboolean
hsl_ctl_forms_put (HslCtl  *self,
                   char   **words,
                   GError **error)
{
  g_auto (GStrv)          rest = NULL;
  g_autofree char        *source = NULL, *path = NULL, *told = NULL;
  g_autoptr (HslTemplate) form = NULL;
  g_autoptr (HslForms)    forms = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  source = read_source (rest[0], error);
  form = source != NULL ? hsl_own_form_read (source, rest[0], error) : NULL;
  if (form == NULL || !hsl_ctl_open (self, error))
    return FALSE;
  told = g_strdup_printf ("form %s: put", hsl_template_get_id (form));
  forms = read_forms ();
  if (!hsl_store_record_setting (self->store, told, error) ||
      !hsl_own_form_save (forms, source, &path, error))
    return FALSE;
  print_form (self, form, "file", path);
  return TRUE;
}

/* forms reset FORM */
gboolean
hsl_ctl_forms_reset (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)       rest = NULL;
  g_autofree char     *kept = NULL, *told = NULL;
  g_autoptr (HslForms) forms = NULL;
  HslTemplate         *own;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  forms = read_forms ();
  own = hsl_own_form_find (forms, rest[0]);
  if (own == NULL)
    return hsl_ctl_refuse (error, _ ("The station has no form “%s” of its own"), rest[0]);
  if (!hsl_ctl_open (self, error))
    return FALSE;
  told = g_strdup_printf ("form %s: reset", rest[0]);
  if (!hsl_store_record_setting (self->store, told, error))
    return FALSE;
  kept = hsl_own_form_reset (forms, rest[0], hsl_minute_get_day (hsl_ctl_get_now (self)), error);
  if (kept == NULL)
    return FALSE;
  print_form (self, own, "kept", kept);
  return TRUE;
}
