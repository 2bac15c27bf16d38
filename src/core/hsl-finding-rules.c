/* hsl-finding-rules.c: what is looked for before an agreement is signed, as data
 *
 * {"rules": [{"id": "vague-word", "severity": "warning", "source": "…", "words": ["尽快"]}]}. How a rule looks
 * is code (hsl-finding.c); what it looks for, how much it weighs and by what article stands here. A
 * station's own file says only what is different: another severity, more words, words to go "without".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-finding"

#include "hsl-finding-rules.h"

#include "hsl-data.h"

#include <glib/gi18n-lib.h>

struct _HslFindingRules
{
  GPtrArray *all; /* of HslFindingRule */
};

static const char *const severities[] = {
  [HSL_SEVERITY_OFF] = "off",
  [HSL_SEVERITY_WARNING] = "warning",
  [HSL_SEVERITY_STOP] = "stop",
};

static void
rule_free (gpointer data)
{
  HslFindingRule *rule = data;

  g_free (rule->id);
  g_free (rule->source);
  g_free (rule->track);
  g_strfreev (rule->types);
  g_strfreev (rule->words);
  g_free (rule);
}

static HslFindingRule *
rule_copy (const HslFindingRule *rule)
{
  HslFindingRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->id = g_strdup (rule->id);
  copy->source = g_strdup (rule->source);
  copy->track = g_strdup (rule->track);
  copy->types = g_strdupv (rule->types);
  copy->words = g_strdupv (rule->words);
  return copy;
}

static HslFindingRules *
rules_new (void)
{
  HslFindingRules *self = g_new0 (HslFindingRules, 1);

  self->all = g_ptr_array_new_with_free_func (rule_free);
  return self;
}

/**
 * hsl_finding_rules_free:
 * @self: (nullable): rules
 */
void
hsl_finding_rules_free (HslFindingRules *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * hsl_severity_get_code:
 *
 * Returns: "off", "warning" or "stop"
 */
const char *
hsl_severity_get_code (HslSeverity severity)
{
  return severities[severity];
}

/* Leaves @out_severity alone when there is none to be read. */
static void
read_severity (HslData     *data,
               HslDataNeed  need,
               HslSeverity *out_severity)
{
  g_autofree char *text = hsl_data_read_text (data, "severity", need);

  if (text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    if (g_str_equal (severities[i], text))
      {
        *out_severity = (HslSeverity) i;
        return;
      }
  hsl_data_fail (data, "severity", _ ("is none of off, warning, stop"));
}

static gboolean
read_rule (HslFindingRules *self,
           GVariant        *value,
           const char      *path,
           GError         **error)
{
  HslFindingRule *rule = g_new0 (HslFindingRule, 1);
  HslData         data;

  hsl_data_open (&data, value, path);
  rule->id = hsl_data_read_text (&data, "id", HSL_DATA_REQUIRED);
  read_severity (&data, HSL_DATA_REQUIRED, &rule->severity);
  rule->source = hsl_data_read_text (&data, "source", HSL_DATA_REQUIRED);
  rule->track = hsl_data_read_text (&data, "track", HSL_DATA_OPTIONAL);
  rule->types = hsl_data_read_texts (&data, "types");
  rule->words = hsl_data_read_texts (&data, "words");
  if (rule->id != NULL && hsl_finding_rules_find (self, rule->id) != NULL)
    hsl_data_fail (&data, "id", _ ("is there twice"));
  g_ptr_array_add (self->all, rule);
  return hsl_data_close (&data, error);
}

typedef gboolean (*ReadFunc) (HslFindingRules *self, GVariant *value, const char *path, GError **error);

static gboolean
read_rules (HslFindingRules *self,
            GVariant        *file,
            ReadFunc         read,
            GError         **error)
{
  g_autoptr (GPtrArray) list = NULL;
  HslData               data;

  hsl_data_open (&data, file, "");
  list = hsl_data_read_list (&data, "rules");
  if (!hsl_data_close (&data, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("rules[%u]", i);

      if (!read (self, g_ptr_array_index (list, i), path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_finding_rules_new_from_variant:
 * @data: the file
 *
 * Returns: (transfer full) (nullable): the rules; %NULL with the place of what is wrong
 */
HslFindingRules *
hsl_finding_rules_new_from_variant (GVariant *data,
                                    GError  **error)
{
  g_autoptr (HslFindingRules) self = rules_new ();

  return read_rules (self, data, read_rule, error) ? g_steal_pointer (&self) : NULL;
}

static void
change_words (HslFindingRule *rule,
              char          **more,
              char          **without)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; rule->words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) without, rule->words[i]))
      g_strv_builder_add (words, rule->words[i]);
  for (guint i = 0; more[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) rule->words, more[i]))
      g_strv_builder_add (words, more[i]);
  g_strfreev (rule->words);
  rule->words = g_strv_builder_end (words);
}

static gboolean
read_change (HslFindingRules *self,
             GVariant        *value,
             const char      *path,
             GError         **error)
{
  g_autofree char *id = NULL;
  g_auto (GStrv)   words = NULL;
  g_auto (GStrv)   without = NULL;
  HslFindingRule  *rule;
  HslData          data;

  hsl_data_open (&data, value, path);
  id = hsl_data_read_text (&data, "id", HSL_DATA_REQUIRED);
  rule = (HslFindingRule *) hsl_finding_rules_find (self, id);
  if (id != NULL && rule == NULL)
    hsl_data_fail (&data, "id", _ ("is no rule of the program"));
  words = hsl_data_read_texts (&data, "words");
  without = hsl_data_read_texts (&data, "without");
  if (rule != NULL)
    {
      read_severity (&data, HSL_DATA_OPTIONAL, &rule->severity);
      change_words (rule, words, without);
    }
  return hsl_data_close (&data, error);
}

/**
 * hsl_finding_rules_merge:
 * @changes: a station's own file
 *
 * Returns: (transfer full) (nullable): @base with the severities and words of @changes
 */
HslFindingRules *
hsl_finding_rules_merge (const HslFindingRules *base,
                         GVariant              *changes,
                         GError               **error)
{
  g_autoptr (HslFindingRules) merged = rules_new ();

  for (guint i = 0; i < base->all->len; i++)
    g_ptr_array_add (merged->all, rule_copy (g_ptr_array_index (base->all, i)));
  return read_rules (merged, changes, read_change, error) ? g_steal_pointer (&merged) : NULL;
}

/**
 * hsl_finding_rules_find:
 * @id: (nullable): of a rule
 *
 * Returns: (nullable) (transfer none): the rule
 */
const HslFindingRule *
hsl_finding_rules_find (const HslFindingRules *self,
                        const char            *id)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const HslFindingRule *rule = g_ptr_array_index (self->all, i);

      if (g_strcmp0 (rule->id, id) == 0)
        return rule;
    }
  return NULL;
}

guint
hsl_finding_rules_get_count (const HslFindingRules *self)
{
  return self->all->len;
}
