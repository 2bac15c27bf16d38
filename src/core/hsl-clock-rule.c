/* hsl-clock-rule.c: the rules of the clocks, as data
 *
 * {"clocks": [{"id": "T01", "each": "case", "start": "accepted_on", "stop": "ended_on", "length": 30,
 * "unit": "days", "when": {"track": "civil"}, ...}]}. A station adds or replaces rules by a file of
 * its own in the same form. A law that changes is two rules of one id, the first with a last day and
 * the second with a first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-clock"

#include "hsl-clock.h"

#include "hsl-data.h"
#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HslClockRules
{
  gatomicrefcount refs;
  GPtrArray      *all; /* of HslClockRule */
};

static const char *const unit_names[] = { "days", "working-days", "months" };

static void
condition_free (gpointer data)
{
  HslClockCondition *condition = data;

  g_free (condition->field);
  g_strfreev (condition->values);
  g_free (condition);
}

static HslClockCondition *
condition_copy (const HslClockCondition *condition)
{
  HslClockCondition *copy = g_new0 (HslClockCondition, 1);

  copy->noun = condition->noun;
  copy->field = g_strdup (condition->field);
  copy->values = g_strdupv (condition->values);
  return copy;
}

static HslClockRule *
rule_new (void)
{
  HslClockRule *rule = g_new0 (HslClockRule, 1);

  rule->conditions = g_ptr_array_new_with_free_func (condition_free);
  return rule;
}

static void
rule_free (gpointer data)
{
  HslClockRule *rule = data;

  g_free (rule->id);
  g_free (rule->name);
  g_free (rule->name_en);
  g_free (rule->start);
  g_free (rule->stop);
  g_ptr_array_unref (rule->conditions);
  g_free (rule->task);
  g_free (rule->task_en);
  g_free (rule->source);
  g_free (rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslClockRule, rule_free)

static HslClockRule *
rule_copy (const HslClockRule *rule)
{
  HslClockRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->id = g_strdup (rule->id);
  copy->name = g_strdup (rule->name);
  copy->name_en = g_strdup (rule->name_en);
  copy->start = g_strdup (rule->start);
  copy->stop = g_strdup (rule->stop);
  copy->conditions = g_ptr_array_new_with_free_func (condition_free);
  for (guint i = 0; i < rule->conditions->len; i++)
    g_ptr_array_add (copy->conditions, condition_copy (g_ptr_array_index (rule->conditions, i)));
  copy->task = g_strdup (rule->task);
  copy->task_en = g_strdup (rule->task_en);
  copy->source = g_strdup (rule->source);
  return copy;
}

static HslClockRules *
rules_new (void)
{
  HslClockRules *rules = g_new0 (HslClockRules, 1);

  g_atomic_ref_count_init (&rules->refs);
  rules->all = g_ptr_array_new_with_free_func (rule_free);
  return rules;
}

static const HslNoun *
read_noun (HslData *data)
{
  g_autofree char *name = hsl_data_read_text (data, "each", HSL_DATA_REQUIRED);
  const HslNoun   *noun = name != NULL ? hsl_noun_find (name) : NULL;

  if (name != NULL && noun == NULL)
    hsl_data_fail (data, "each", _ ("is not a noun"));
  return noun;
}

static HslClockUnit
read_unit (HslData *data)
{
  g_autofree char *name = hsl_data_read_text (data, "unit", HSL_DATA_REQUIRED);

  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (g_strcmp0 (name, unit_names[i]) == 0)
      return (HslClockUnit) i;
  hsl_data_fail (data, "unit", _ ("is none of days, working-days, months"));
  return HSL_CLOCK_DAYS;
}

/* The name of a field of @noun that holds a day. */
static char *
read_day_field (HslData       *data,
                const char    *key,
                HslDataNeed    need,
                const HslNoun *noun)
{
  char           *name = hsl_data_read_text (data, key, need);
  const HslField *field;

  if (name == NULL || noun == NULL)
    return name;

  field = hsl_noun_find_field (noun, name);
  if (field == NULL || (field->type != HSL_FIELD_DAY && field->type != HSL_FIELD_MINUTE))
    hsl_data_fail (data, key, _ ("is not a field with a date"));
  return name;
}

/* "track", "case.track": takes the noun before the point off *@name. %NULL when none is in such a noun. */
static const HslNoun *
find_condition_noun (const HslNoun *each,
                     const char   **name)
{
  static const char *const owners[] = { "case", "agreement", "term" };
  const char              *point = strchr (*name, '.');

  if (point == NULL)
    return each;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (strlen (owners[i]) == (gsize) (point - *name) && g_str_has_prefix (*name, owners[i]))
      {
        *name = point + 1;
        return hsl_noun_find (owners[i]);
      }
  return NULL;
}

static void
read_condition (HslData      *data,
                const char   *key,
                HslClockRule *rule)
{
  HslClockCondition *condition = g_new0 (HslClockCondition, 1);
  const char        *name = key;
  const HslNoun     *noun = find_condition_noun (rule->each, &name);
  const HslField    *field = noun != NULL ? hsl_noun_find_field (noun, name) : NULL;

  condition->noun = noun != rule->each ? noun : NULL;
  condition->field = g_strdup (name);
  condition->values = hsl_data_read_texts (data, key);
  g_ptr_array_add (rule->conditions, condition);
  if (field == NULL || field->type == HSL_FIELD_LIST)
    hsl_data_fail (data, key, _ ("is not a field with a value"));
  else if (condition->values[0] == NULL)
    hsl_data_fail (data, key, _ ("is an empty list"));
}

static gboolean
read_conditions (GVariant     *value,
                 const char   *path,
                 HslClockRule *rule,
                 GError      **error)
{
  HslData      data;
  GVariantIter iter;
  const char  *key;

  hsl_data_open (&data, value, path);
  if (data.dict != NULL)
    {
      g_variant_iter_init (&iter, data.dict);
      while (g_variant_iter_next (&iter, "{&sv}", &key, NULL))
        read_condition (&data, key, rule);
    }
  return hsl_data_close (&data, error);
}

static HslClockRule *
read_rule (GVariant   *value,
           const char *path,
           GError    **error)
{
  g_autoptr (HslClockRule) rule = rule_new ();
  g_autoptr (GVariant)     when = NULL;
  g_autofree char         *when_path = g_strconcat (path, ".when", NULL);
  HslData                  data;

  hsl_data_open (&data, value, path);
  rule->id = hsl_data_read_text (&data, "id", HSL_DATA_REQUIRED);
  rule->name = hsl_data_read_text (&data, "name", HSL_DATA_REQUIRED);
  rule->name_en = hsl_data_read_text (&data, "name_en", HSL_DATA_OPTIONAL);
  rule->each = read_noun (&data);
  rule->start = read_day_field (&data, "start", HSL_DATA_REQUIRED, rule->each);
  rule->stop = read_day_field (&data, "stop", HSL_DATA_OPTIONAL, rule->each);
  when = hsl_data_read_value (&data, "when");
  rule->length = (int) hsl_data_read_number (&data, "length", 0, 36500, -1);
  rule->unit = read_unit (&data);
  rule->shift = hsl_data_read_flag (&data, "shift");
  rule->pausable = hsl_data_read_flag (&data, "pausable");
  rule->lapses = hsl_data_read_flag (&data, "lapses");
  rule->extendable = hsl_data_read_flag (&data, "extendable");
  rule->warn = (int) hsl_data_read_number (&data, "warn", 0, 365, 3);
  rule->task = hsl_data_read_text (&data, "task", HSL_DATA_REQUIRED);
  rule->task_en = hsl_data_read_text (&data, "task_en", HSL_DATA_OPTIONAL);
  rule->source = hsl_data_read_text (&data, "source", HSL_DATA_REQUIRED);
  rule->from = hsl_data_read_day (&data, "from");
  rule->to = hsl_data_read_day (&data, "to");
  if (rule->to != HSL_DAY_NONE && rule->to < rule->from)
    hsl_data_fail (&data, "to", _ ("is before the first day"));

  if (!hsl_data_close (&data, error) ||
      (when != NULL && !read_conditions (when, when_path, rule, error)))
    return NULL;
  return g_steal_pointer (&rule);
}

static gboolean
is_valid_together (const HslClockRule *a,
                   const HslClockRule *b)
{
  return (a->to == HSL_DAY_NONE || b->from <= a->to) && (b->to == HSL_DAY_NONE || a->from <= b->to);
}

/* Of rules with the same id only one may be valid on a day. */
static gboolean
add_rule (HslClockRules *rules,
          HslClockRule  *rule,
          const char    *path,
          GError       **error)
{
  for (guint i = 0; i < rules->all->len; i++)
    {
      const HslClockRule *other = g_ptr_array_index (rules->all, i);

      if (strcmp (other->id, rule->id) == 0 && is_valid_together (other, rule))
        {
          g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA, "%s.id: %s: “%s”",
                       path, _ ("stands twice for the same days"), rule->id);
          rule_free (rule);
          return FALSE;
        }
    }
  g_ptr_array_add (rules->all, rule);
  return TRUE;
}

/**
 * hsl_clock_rules_new_from_variant:
 * @data: the file as json_gvariant_deserialize() makes it
 */
HslClockRules *
hsl_clock_rules_new_from_variant (GVariant *data,
                                  GError  **error)
{
  g_autoptr (HslClockRules) rules = rules_new ();
  g_autoptr (GPtrArray)     values = NULL;
  HslData                   file;

  g_return_val_if_fail (data != NULL, NULL);

  hsl_data_open (&file, data, "");
  values = hsl_data_read_list (&file, "clocks");
  if (!hsl_data_close (&file, error))
    return NULL;

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("clocks[%u]", i);
      HslClockRule    *rule = read_rule (g_ptr_array_index (values, i), path, error);

      if (rule == NULL || !add_rule (rules, rule, path, error))
        return NULL;
    }
  return g_steal_pointer (&rules);
}

static gboolean
has_id (const HslClockRules *rules,
        const char          *id)
{
  for (guint i = 0; i < rules->all->len; i++)
    if (strcmp (((HslClockRule *) g_ptr_array_index (rules->all, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hsl_clock_rules_merge:
 * @data: a station's own file
 *
 * Returns: (transfer full): @rules with those of @data; all rules of an id that @data has are replaced
 */
HslClockRules *
hsl_clock_rules_merge (const HslClockRules *rules,
                       GVariant            *data,
                       GError             **error)
{
  g_autoptr (HslClockRules) own = hsl_clock_rules_new_from_variant (data, error);
  HslClockRules            *merged;

  if (own == NULL)
    return NULL;

  merged = rules_new ();
  for (guint i = 0; i < rules->all->len; i++)
    {
      const HslClockRule *rule = g_ptr_array_index (rules->all, i);

      if (!has_id (own, rule->id))
        g_ptr_array_add (merged->all, rule_copy (rule));
    }
  for (guint i = 0; i < own->all->len; i++)
    g_ptr_array_add (merged->all, rule_copy (g_ptr_array_index (own->all, i)));
  return merged;
}

HslClockRules *
hsl_clock_rules_ref (HslClockRules *rules)
{
  g_return_val_if_fail (rules != NULL, NULL);

  g_atomic_ref_count_inc (&rules->refs);
  return rules;
}

void
hsl_clock_rules_unref (HslClockRules *rules)
{
  g_return_if_fail (rules != NULL);

  if (!g_atomic_ref_count_dec (&rules->refs))
    return;
  g_ptr_array_unref (rules->all);
  g_free (rules);
}

/**
 * hsl_clock_rules_get_all:
 *
 * Returns: (transfer none) (element-type HslClockRule): every rule, valid now or not
 */
const GPtrArray *
hsl_clock_rules_get_all (const HslClockRules *rules)
{
  return rules->all;
}

/**
 * hsl_clock_rules_find:
 * @start: the day on which the clock starts; %HSL_DAY_NONE for the last rule of that id
 *
 * Returns: (transfer none) (nullable): the rule
 */
const HslClockRule *
hsl_clock_rules_find (const HslClockRules *rules,
                      const char          *id,
                      HslDay               start)
{
  for (guint i = rules->all->len; i > 0; i--)
    {
      const HslClockRule *rule = g_ptr_array_index (rules->all, i - 1);

      if (strcmp (rule->id, id) == 0 && hsl_clock_rule_is_valid_on (rule, start))
        return rule;
    }
  return NULL;
}

gboolean
hsl_clock_rule_is_valid_on (const HslClockRule *rule,
                            HslDay              start)
{
  if (start == HSL_DAY_NONE)
    return TRUE;
  return start >= rule->from && (rule->to == HSL_DAY_NONE || start <= rule->to);
}

static gboolean
has_value (const HslClockCondition *condition,
           const char              *value)
{
  return g_strv_contains ((const char *const *) condition->values, value);
}

/**
 * hsl_clock_condition_holds:
 * @fact: a fact of the condition's noun
 */
gboolean
hsl_clock_condition_holds (const HslClockCondition *condition,
                           gconstpointer            fact)
{
  const HslField      *field = hsl_noun_find_field (((const HslFact *) fact)->noun, condition->field);
  g_autoptr (GVariant) value = NULL;
  g_autofree char     *text = NULL;

  g_return_val_if_fail (field != NULL, FALSE);

  value = hsl_fact_dup_value (fact, field);
  if (field->type == HSL_FIELD_FLAG)
    return has_value (condition, value != NULL && g_variant_get_boolean (value) ? "true" : "false");
  if (value == NULL)
    return has_value (condition, "");
  if (has_value (condition, "*"))
    return TRUE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return has_value (condition, g_variant_get_string (value, NULL));

  text = g_variant_print (value, FALSE);
  return has_value (condition, text);
}
