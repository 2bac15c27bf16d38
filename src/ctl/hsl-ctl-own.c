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

/* Who it is about: one of these. */
typedef struct
{
  char    *number;
  char    *person;
  char    *find;
  gboolean party;
} Whom;

static void
whom_clear (Whom *whom)
{
  g_free (whom->number);
  g_free (whom->person);
  g_free (whom->find);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Whom, whom_clear)

static HslOwnData *
collect (HslCtl     *self,
         const Whom *whom,
         char      **rest,
         GError    **error)
{
  g_autoptr (HslFact) on = NULL;

  if (whom->number != NULL)
    return hsl_store_collect_own_data (self->store, whom->number, error);
  if (whom->person != NULL)
    return hsl_store_collect_own_data_of_person (self->store, whom->person, error);
  on = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  return on != NULL ? hsl_store_collect_own_data_of (self->store, on->uid, rest[1], error) : NULL;
}

/* --- --find --- */

static GVariant *
person_to_variant (const HslPersonHit *hit)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "case", hit->case_uid);
  hsl_ctl_put (&item, "party", hit->party);
  hsl_ctl_put (&item, "person", hit->person);
  hsl_ctl_put (&item, "name", hit->name);
  hsl_ctl_put (&item, "paper", hit->paper);
  hsl_ctl_put_number (&item, "cases", hit->cases);
  return g_variant_builder_end (&item);
}

static gboolean
find (HslCtl     *self,
      const char *text,
      int         limit,
      GError    **error)
{
  g_autoptr (GPtrArray)   hits = NULL;
  g_autoptr (HslCtlTable) table = NULL;
  GVariantBuilder         list;

  if (!hsl_ctl_open_lists (self, error))
    return FALSE;
  hits = hsl_store_find_persons (self->store, text, (guint) limit, error);
  if (hits == NULL)
    return FALSE;
  table = hsl_ctl_table_new (5, _ ("Case"), _ ("Party"), _ ("Name"), _ ("Paper"), _ ("Cases"));
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < hits->len; i++)
    {
      const HslPersonHit *hit = g_ptr_array_index (hits, i);
      g_autofree char    *cases = g_strdup_printf ("%u", hit->cases);

      hsl_ctl_table_add (table, hit->case_uid, hit->party, hit->name, hit->paper, cases);
      g_variant_builder_add_value (&list, person_to_variant (hit));
    }
  hsl_ctl_print_list (self, &list, table);
  return TRUE;
}

/* --- printing --- */

static gboolean
print (HslCtl     *self,
       const Whom *whom,
       char      **rest,
       const char *output,
       GError    **error)
{
  g_autoptr (HslOwnData) own = NULL;
  g_autoptr (HslPress)   press = NULL;
  g_autoptr (HslPages)   pages = NULL; /* goes before the press that made it */

  if (!hsl_ctl_open (self, error))
    return FALSE;
  own = collect (self, whom, rest, error);
  if (own == NULL)
    return FALSE;
  press = hsl_press_new (error);
  pages = press != NULL ? make_pages (self, press, own, error) : NULL;
  if (pages == NULL || !hsl_pages_write_pdf (pages, output, NULL, error))
    return FALSE;
  say_done (self, output, own, hsl_pages_get_count (pages));
  return TRUE;
}

/* own-data --id-number NUMBER | --party ID UID | --person UID  --output FILE.pdf | --find TEXT [--limit N] */
gboolean
hsl_ctl_own_data (HslCtl  *self,
                  char   **words,
                  GError **error)
{
  g_autofree char   *output = NULL;
  g_auto (Whom)      whom = { 0 };
  g_auto (GStrv)     rest = NULL;
  int                limit = 20;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "id-number", 0, 0, G_OPTION_ARG_STRING, &whom.number, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &whom.person, NULL, NULL },
    { "party", 0, 0, G_OPTION_ARG_NONE, &whom.party, NULL, NULL },
    { "find", 0, 0, G_OPTION_ARG_STRING, &whom.find, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 2, &rest, error))
    return FALSE;
  if ((whom.number != NULL) + (whom.person != NULL) + (whom.find != NULL) + (whom.party != FALSE) != 1 ||
      g_strv_length (rest) != (whom.party ? 2 : 0))
    return hsl_ctl_usage_error (error, _ ("one of these is needed: --id-number with a number, --person "
                                          "with a uid, --party with a case and a uid, --find with a "
                                          "text"));
  if (limit < 1)
    return hsl_ctl_usage_error (error, _ ("--limit has to be at least 1"));
  if (whom.find != NULL)
    return find (self, whom.find, limit, error);
  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  return print (self, &whom, rest, output, error);
}
