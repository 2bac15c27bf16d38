/* hsl-ctl-own.c: what is kept about one person, on paper for that person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"
#include "hsl-own-paper.h"
#include "hsl-press.h"

#include <glib/gi18n.h>

static HslPages *
make_pages (HslCtl           *self,
            HslPress         *press,
            const HslOwnData *own,
            GError          **error)
{
  g_autoptr (GVariant) data = NULL;
  g_autofree char     *head = hsl_store_dup_short_head (self->store);
  HslPressOrder        order = { .is_demo = hsl_store_is_demo (self->store), .head = head };
  HslContext           context;

  hsl_store_init_context (self->store, &context);
  data = hsl_own_paper_new (own, &context);
  hsl_store_clear_context (&context);
  return hsl_press_make_from_data (press, "own-data", data, &order, error);
}

static void
say_done (HslCtl           *self,
          const char       *output,
          const HslOwnData *own,
          guint             n_pages)
{
  GVariantBuilder builder;

  if (!self->json)
    {
      hsl_ctl_say (ngettext ("%s: %u page\n", "%s: %u pages\n", n_pages), output, n_pages);
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", output);
  hsl_ctl_put_number (&builder, "cases", own->cases->len);
  hsl_ctl_put_number (&builder, "elsewhere", own->elsewhere);
  hsl_ctl_put_number (&builder, "pages", n_pages);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

static HslOwnData *
collect (HslCtl     *self,
         const char *number,
         char      **rest,
         GError    **error)
{
  g_autoptr (HslFact) on = NULL;

  if (number != NULL)
    return hsl_store_collect_own_data (self->store, number, error);
  on = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  return on != NULL ? hsl_store_collect_own_data_of (self->store, on->uid, rest[1], error) : NULL;
}

/* own-data --id-number NUMBER | --party ID UID  --output FILE.pdf */
gboolean
hsl_ctl_own_data (HslCtl  *self,
                  char   **words,
                  GError **error)
{
  g_autofree char       *output = NULL, *number = NULL;
  gboolean               party = FALSE;
  g_auto (GStrv)         rest = NULL;
  g_autoptr (HslOwnData) own = NULL;
  g_autoptr (HslPress)   press = NULL;
  g_autoptr (HslPages)   pages = NULL; /* goes before the press that made it */
  const GOptionEntry     entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
        { "id-number", 0, 0, G_OPTION_ARG_STRING, &number, NULL, NULL },
        { "party", 0, 0, G_OPTION_ARG_NONE, &party, NULL, NULL },
        { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 2, &rest, error))
    return FALSE;
  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  if (party == (number != NULL) || g_strv_length (rest) != (party ? 2 : 0))
    return hsl_ctl_usage_error (error,
                                _ ("--id-number with a number is needed, or --party with a case and a uid"));
  if (!hsl_ctl_open (self, error))
    return FALSE;
  own = collect (self, number, rest, error);
  if (own == NULL)
    return FALSE;
  press = hsl_press_new (error);
  pages = press != NULL ? make_pages (self, press, own, error) : NULL;
  if (pages == NULL || !hsl_pages_write_pdf (pages, output, NULL, error))
    return FALSE;
  say_done (self, output, own, hsl_pages_get_count (pages));
  return TRUE;
}
