/* hsl-ctl-template.c: what a file for a case or an action looks like
 *
 * All of it comes from the field tables of the nouns: a new field documents itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <glib/gi18n.h>

static GVariant *
make_registration (const char *type)
{
  g_autoptr (HslFact) fact = hsl_fact_new (&hsl_case_noun);
  HslCase            *sheet = (HslCase *) fact;
  static const char  *sides[] = { "applicant", "respondent" };

  sheet->type = g_strdup (type);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      HslParty *party = hsl_fact_new (&hsl_party_noun);

      party->side = g_strdup (sides[i]);
      g_ptr_array_add (sheet->parties, party);
    }
  return hsl_ctl_make_template (&hsl_case_noun, sheet, HSL_FIELD_DERIVED | HSL_FIELD_ACTION);
}

static GVariant *
make_suggestion (HslCtl          *self,
                 const HslAction *action,
                 const char      *id,
                 GError         **error)
{
  g_autoptr (HslFact)  on = NULL;
  g_autoptr (HslFact)  typed = hsl_fact_new (action->input);
  g_autoptr (GVariant) suggested = NULL;
  HslContext           context;
  gboolean             done;

  if (!hsl_ctl_open (self, error))
    return NULL;
  on = (HslFact *) hsl_ctl_load_case (self, id, error);
  if (on == NULL)
    return NULL;
  hsl_store_init_context (self->store, &context);
  done = hsl_action_check (action, (HslCase *) on, &context, error);
  if (done)
    suggested = g_variant_ref_sink (hsl_action_suggest (action, (HslCase *) on, &context));
  hsl_store_clear_context (&context);
  if (!done || !hsl_fact_fill (typed, suggested, TRUE, "", error))
    return NULL;
  return hsl_ctl_make_template (action->input, typed, HSL_FIELD_DERIVED | HSL_FIELD_ACTION);
}

/* case template [TYPE | ACTION [ID]] */
gboolean
hsl_ctl_case_template (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_auto (GStrv)   rest = NULL;
  const HslAction *action;
  GVariant *template;

  if (!hsl_ctl_parse (self, words, NULL, 0, 2, &rest, error))
    return FALSE;
  action = hsl_action_find (rest[0]);
  if (rest[0] != NULL && action == NULL && !g_ascii_isdigit (rest[0][0]))
    return hsl_ctl_usage_error (error, _ ("“%s” is neither an action nor the code of a type of dispute"),
                                rest[0]);
  if (action == NULL)
    template = make_registration (rest[0]);
  else if (rest[1] == NULL)
    template = hsl_ctl_make_template (action->input, NULL, HSL_FIELD_DERIVED | HSL_FIELD_ACTION);
  else
    template = make_suggestion (self, action, rest[1], error);
  if (template == NULL)
    return FALSE;
  hsl_ctl_print_json (template);
  return TRUE;
}

static const char *
describe_type (const HslField *field)
{
  static const char *const types[] = {
    [HSL_FIELD_TEXT] = "text",
    [HSL_FIELD_CODE] = "code",
    [HSL_FIELD_CODES] = "codes",
    [HSL_FIELD_LINK] = "uid",
    [HSL_FIELD_LINKS] = "uids",
    [HSL_FIELD_DAY] = "2026-03-01",
    [HSL_FIELD_MINUTE] = "2026-03-01T14:30",
    [HSL_FIELD_MONEY] = "fen",
    [HSL_FIELD_NUMBER] = "number",
    [HSL_FIELD_FLAG] = "true|false",
    [HSL_FIELD_LIST] = "objects",
  };

  return types[field->type];
}

static void
add_fields (HslCtlTable     *table,
            GVariantBuilder *list,
            const HslNoun   *noun,
            const char      *path,
            HslFieldFlags    leave_out)
{
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField  *field = &noun->fields[i];
      gboolean         required = (field->flags & HSL_FIELD_REQUIRED) != 0;
      g_autofree char *where = g_strconcat (path, field->name, field->type == HSL_FIELD_LIST ? "[]." : "",
                                            NULL);
      GVariantBuilder  item;

      if ((field->flags & leave_out) != 0)
        continue;
      hsl_ctl_table_add (table, where, describe_type (field), field->of, required ? "*" : "",
                         _ (field->label));
      g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put (&item, "path", where);
      hsl_ctl_put (&item, "type", describe_type (field));
      hsl_ctl_put (&item, "of", field->of);
      hsl_ctl_put_flag (&item, "required", required);
      hsl_ctl_put (&item, "label", _ (field->label));
      g_variant_builder_add_value (list, g_variant_builder_end (&item));
      if (field->type == HSL_FIELD_LIST)
        add_fields (table, list, hsl_noun_find (field->of), where, leave_out);
    }
}

/* case fields [ACTION] */
gboolean
hsl_ctl_case_fields (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)          rest = NULL;
  g_autoptr (HslCtlTable) table = NULL;
  const HslAction        *action;
  GVariantBuilder         list;

  if (!hsl_ctl_parse (self, words, NULL, 0, 1, &rest, error))
    return FALSE;
  action = hsl_action_find (rest[0]);
  if (rest[0] != NULL && action == NULL)
    return hsl_ctl_usage_error (error, _ ("there is no action “%s”; see heshilaoctl case do --help"),
                                rest[0]);

  table = hsl_ctl_table_new (5, _ ("Field"), _ ("Type"), _ ("List or noun"), _ ("Needed"), _ ("Meaning"));
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  if (action != NULL)
    add_fields (table, &list, action->input, "", HSL_FIELD_DERIVED | HSL_FIELD_ACTION);
  else
    add_fields (table, &list, &hsl_case_noun, "", HSL_FIELD_DERIVED | HSL_FIELD_ACTION);
  hsl_ctl_print_list (self, &list, table);
  return TRUE;
}
