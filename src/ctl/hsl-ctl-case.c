/* hsl-ctl-case.c: registering cases and doing something to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <glib/gi18n.h>

static void
put_brief (GVariantBuilder  *builder,
           const HslCase    *on,
           const HslContext *context)
{
  const HslAction *next = hsl_case_get_next_step (on, context);

  hsl_ctl_put (builder, "uid", on->fact.uid);
  hsl_ctl_put (builder, "number", on->number);
  hsl_ctl_put (builder, "state", on->state);
  hsl_ctl_put (builder, "next_step", next != NULL ? next->id : NULL);
}

/* Whoever has just written knows whom it is about; the terminal need not tell others. */
static void
say_brief (const HslCase    *on,
           const HslContext *context)
{
  const HslAction    *next = hsl_case_get_next_step (on, context);
  g_autoptr (HslMask) mask = hsl_mask_new (HSL_MASK_ALL, on, NULL);
  g_autofree char    *full = hsl_case_dup_title (on);
  g_autofree char    *title = hsl_mask_dup_text (mask, full);

  hsl_ctl_say ("%s  %s  %s\n", on->number != NULL ? on->number : on->fact.uid, title,
               hsl_ctl_state_name (on->state));
  if (next != NULL)
    hsl_ctl_say (_ ("Next step: %s (%s)\n"), _ (next->label), next->id);
}

/* --- case add --- */

static GVariant *
list_warnings (const HslCase *on)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < on->parties->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (on->parties, i);
      g_autofree char *text = NULL;

      if (party->warnings == NULL)
        continue;
      text = g_strdup_printf ("parties[%u].paper_number: %s", i, party->warnings);
      g_variant_builder_add (&list, "s", text);
    }
  return g_variant_builder_end (&list);
}

static GVariant *
list_earlier (GPtrArray *earlier)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < earlier->len; i++)
    {
      const HslEarlier *one = g_ptr_array_index (earlier, i);
      GVariantBuilder   item;

      g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put (&item, "uid", one->case_uid);
      hsl_ctl_put (&item, "number", one->number);
      hsl_ctl_put (&item, "title", one->title);
      hsl_ctl_put (&item, "state", one->state);
      hsl_ctl_put_day (&item, "on", one->on);
      hsl_ctl_put (&item, "reason", one->reason);
      hsl_ctl_put (&item, "text", one->text);
      g_variant_builder_add_value (&list, g_variant_builder_end (&item));
    }
  return g_variant_builder_end (&list);
}

static void
print_added (HslCtl        *self,
             const HslCase *on,
             GPtrArray     *earlier)
{
  g_autoptr (GVariant) warnings = g_variant_ref_sink (list_warnings (on));
  HslContext           context;
  GVariantBuilder      builder;

  hsl_store_init_context (self->store, &context);
  if (self->json)
    {
      g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
      put_brief (&builder, on, &context);
      hsl_ctl_put_value (&builder, "warnings", warnings);
      hsl_ctl_put_value (&builder, "earlier", list_earlier (earlier));
      hsl_ctl_print_json (g_variant_builder_end (&builder));
    }
  else
    {
      say_brief (on, &context);
      for (gsize i = 0; i < g_variant_n_children (warnings); i++)
        {
          g_autoptr (GVariant) warning = g_variant_get_child_value (warnings, i);

          g_printerr (_ ("Warning: %s\n"), g_variant_get_string (warning, NULL));
        }
      for (guint i = 0; i < earlier->len; i++)
        {
          const HslEarlier *one = g_ptr_array_index (earlier, i);

          if (one->case_uid == NULL)
            g_printerr ("%s\n", one->text);
          else
            g_printerr (_ ("Earlier: %s %s: %s\n"), one->number != NULL ? one->number : one->case_uid,
                        one->title, one->text);
        }
    }
  hsl_store_clear_context (&context);
}

/* case add FILE */
gboolean
hsl_ctl_case_add (HslCtl  *self,
                  char   **words,
                  GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autoptr (GVariant)  input = NULL;
  g_autoptr (HslFact)   added = NULL;
  g_autoptr (GPtrArray) earlier = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  input = hsl_ctl_read_json (rest[0], error);
  if (input == NULL || !hsl_ctl_open_lists (self, error))
    return FALSE;
  added = (HslFact *) hsl_store_register_case (self->store, input, error);
  if (added == NULL || !hsl_store_wait_people (self->store, error))
    return FALSE;
  earlier = hsl_store_find_earlier (self->store, input, added->uid, error);
  if (earlier == NULL)
    return FALSE;
  print_added (self, (HslCase *) added, earlier);
  return TRUE;
}

/* --- case do --- */

static gboolean
is_list (GVariant *input)
{
  return input != NULL && g_variant_type_is_array (g_variant_get_type (input)) &&
         !g_variant_is_of_type (input, G_VARIANT_TYPE_DICTIONARY);
}

static GVariant *
get_input (GVariant *list,
           gsize     index)
{
  g_autoptr (GVariant) item = g_variant_get_child_value (list, index);

  return g_variant_is_of_type (item, G_VARIANT_TYPE_VARIANT) ? g_variant_get_variant (item)
                                                             : g_steal_pointer (&item);
}

/* One transaction: when one of them is refused, none was done. */
static HslCase *
do_many (HslCtl     *self,
         const char *uid,
         const char *action,
         GVariant   *list,
         GError    **error)
{
  g_autoptr (HslFact) after = NULL;

  if (g_variant_n_children (list) == 0)
    {
      hsl_ctl_refuse (error, _ ("the list is empty: nothing to do"));
      return NULL;
    }
  if (!hsl_store_bulk_begin (self->store, error))
    return NULL;
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) input = get_input (list, i);

      g_clear_pointer (&after, hsl_fact_unref);
      after = (HslFact *) hsl_store_act (self->store, uid, action, input, error);
      if (after == NULL)
        {
          g_prefix_error (error, "[%" G_GSIZE_FORMAT "] ", i);
          return NULL;
        }
    }
  return hsl_store_bulk_end (self->store, error) ? (HslCase *) g_steal_pointer (&after) : NULL;
}

static void
print_done (HslCtl          *self,
            const HslAction *action,
            const HslCase   *after,
            gsize            n)
{
  HslContext      context;
  GVariantBuilder builder;

  hsl_store_init_context (self->store, &context);
  if (self->json)
    {
      g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
      put_brief (&builder, after, &context);
      hsl_ctl_put (&builder, "action", action->id);
      hsl_ctl_put_number (&builder, "done", (gint64) n);
      hsl_ctl_print_json (g_variant_builder_end (&builder));
    }
  else
    say_brief (after, &context);
  hsl_store_clear_context (&context);
}

/* case do ID ACTION [FILE] */
gboolean
hsl_ctl_case_do (HslCtl  *self,
                 char   **words,
                 GError **error)
{
  g_auto (GStrv)       rest = NULL;
  const HslAction     *action;
  g_autoptr (GVariant) input = NULL;
  g_autoptr (HslFact)  before = NULL;
  g_autoptr (HslFact)  after = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 2, 3, &rest, error))
    return FALSE;
  action = hsl_action_find (rest[1]);
  if (action == NULL)
    return hsl_ctl_usage_error (error, _ ("there is no action “%s”; see heshilaoctl case do --help"),
                                rest[1]);
  if (rest[2] != NULL)
    {
      input = hsl_ctl_read_json (rest[2], error);
      if (input == NULL)
        return FALSE;
    }
  if (!hsl_ctl_open (self, error))
    return FALSE;

  before = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  if (before == NULL)
    return FALSE;
  after = (HslFact *) (is_list (input) ? do_many (self, before->uid, action->id, input, error)
                                       : hsl_store_act (self->store, before->uid, action->id, input, error));
  if (after == NULL)
    return FALSE;
  print_done (self, action, (HslCase *) after, is_list (input) ? g_variant_n_children (input) : 1);
  return TRUE;
}

/* --- case actions --- */

static GVariant *
describe_action (const HslAction  *action,
                 const HslCase    *on,
                 const HslContext *context)
{
  const HslAction   *next = hsl_case_get_next_step (on, context);
  g_autoptr (GError) problem = NULL;
  gboolean           possible = hsl_action_check (action, on, context, &problem);
  GVariantBuilder    item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "action", action->id);
  hsl_ctl_put (&item, "label", _ (action->label));
  hsl_ctl_put_flag (&item, "possible", possible);
  hsl_ctl_put_flag (&item, "next", action == next);
  hsl_ctl_put (&item, "missing", possible ? NULL : problem->message);
  return g_variant_builder_end (&item);
}

static void
print_actions (HslCtl           *self,
               const HslCase    *on,
               const HslContext *context)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (4, NULL, NULL, NULL, NULL);
  GVariantBuilder         list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (const HslAction *action = hsl_actions; action->id != NULL; action++)
    {
      g_autoptr (GVariant) item = g_variant_ref_sink (describe_action (action, on, context));
      const char          *missing = "";
      gboolean             possible, next;

      g_variant_lookup (item, "possible", "b", &possible);
      g_variant_lookup (item, "next", "b", &next);
      g_variant_lookup (item, "missing", "&s", &missing);
      hsl_ctl_table_add (table, next ? "▶" : possible ? "+"
                                                      : "-",
                         action->id, _ (action->label), missing);
      g_variant_builder_add_value (&list, item);
    }
  hsl_ctl_print_list (self, &list, table);
}

/* case actions ID */
gboolean
hsl_ctl_case_actions (HslCtl  *self,
                      char   **words,
                      GError **error)
{
  g_auto (GStrv)      rest = NULL;
  g_autoptr (HslFact) on = NULL;
  HslContext          context;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  on = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  if (on == NULL)
    return FALSE;
  hsl_store_init_context (self->store, &context);
  print_actions (self, (HslCase *) on, &context);
  hsl_store_clear_context (&context);
  return TRUE;
}
