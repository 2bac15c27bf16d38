/* hsl-finding.c: what is wrong with an agreement before it is signed
 *
 * Each rule is a row of this table and an entry of findings.json: the row says how to look, the entry
 * what for, by what article, and whether it stops the signing. An agreement may be half typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-finding"

#include "hsl-finding-private.h"
#include "hsl-refuse.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const struct
{
  const char *id;
  HslFindFunc find;
} looks[] = {
  { "no-terms", hsl_find_no_terms },
  { "debtor", hsl_find_debtor },
  { "creditor", hsl_find_creditor },
  { "own-creditor", hsl_find_own_creditor },
  { "does-not-sign", hsl_find_does_not_sign },
  { "amount", hsl_find_amount },
  { "day", hsl_find_day },
  { "day-passed", hsl_find_day_passed },
  { "instalments", hsl_find_instalments },
  { "deed", hsl_find_deed },
  { "status", hsl_find_words },
  { "identity", hsl_find_words },
  { "ownership", hsl_find_words },
  { "vague-word", hsl_find_words },
  { "other-ways", hsl_find_words },
  { "fee", hsl_find_words },
  { "e-sign", hsl_find_words },
  { "total", hsl_find_total },
  { "delay", hsl_find_delay },
  { "copies", hsl_find_copies },
  { "no-facts", hsl_find_no_facts },
  { "minor", hsl_find_minor },
  { "minor-at-work", hsl_find_minor_at_work },
  { "agent-powers", hsl_find_agent_powers },
  { "agent-narrow", hsl_find_agent_narrow },
  { "representative", hsl_find_representative },
  { "not-present", hsl_find_not_present },
  { "not-in-session", hsl_find_not_in_session },
  { "mediator", hsl_find_mediator },
  { "officer", hsl_find_officer },
  { "basis", hsl_find_basis },
  { "police-host", hsl_find_police_host },
  { "police-time", hsl_find_police_time },
  { "police-place", hsl_find_police_place },
  { "police-facts", hsl_find_no_facts },
  { "police-terms", hsl_find_no_terms },
  { "police-copies", hsl_find_copies },
  { "police-excluded", hsl_find_police_excluded },
  { "police-sessions", hsl_find_police_sessions },
  { "police-minor", hsl_find_minor },
  { "police-agent", hsl_find_police_agent },
};

static void
finding_free (gpointer data)
{
  HslFinding *finding = data;

  g_free (finding->path);
  g_free (finding->words);
  g_free (finding->text);
  g_free (finding->source);
  g_free (finding);
}

static HslFinding *
take_finding (HslFinder *self,
              char      *path,
              char      *text)
{
  HslFinding *finding = g_new0 (HslFinding, 1);

  finding->rule = self->id;
  finding->severity = self->rule->severity;
  finding->path = path;
  finding->term = -1;
  finding->text = text;
  finding->source = g_strdup (self->rule->source);
  g_ptr_array_add (self->found, finding);
  return finding;
}

/**
 * hsl_finder_add:
 * @path: of the field it is about
 * @format: what is wrong
 *
 * Returns: (transfer none): the new finding
 */
HslFinding *
hsl_finder_add (HslFinder  *self,
                const char *path,
                const char *format,
                ...)
{
  HslFinding *finding;
  va_list     args;

  va_start (args, format);
  finding = take_finding (self, g_strdup (path), g_strdup_vprintf (format, args));
  va_end (args);
  return finding;
}

/**
 * hsl_finder_add_term:
 * @term: index
 * @field: of the term
 * @format: what is wrong
 *
 * Returns: (transfer none): the new finding
 */
HslFinding *
hsl_finder_add_term (HslFinder  *self,
                     guint       term,
                     const char *field,
                     const char *format,
                     ...)
{
  HslFinding *finding;
  va_list     args;

  va_start (args, format);
  finding = take_finding (self, g_strdup_printf ("terms[%u].%s", term, field),
                          g_strdup_vprintf (format, args));
  va_end (args);
  finding->term = (int) term;
  return finding;
}

static gboolean
is_about (const HslFindingRule *rule,
          const HslCase        *owner)
{
  if (rule == NULL || rule->severity == HSL_SEVERITY_OFF)
    return FALSE;
  if (rule->track != NULL && g_str_equal (rule->track, "police") != hsl_case_is_police (owner))
    return FALSE;
  return rule->types[0] == NULL ||
         (owner->type != NULL && g_strv_contains ((const char *const *) rule->types, owner->type));
}

/* The worst first; among equals as the table has them. */
static int
compare_severity (gconstpointer a,
                  gconstpointer b)
{
  const HslFinding *first = *(HslFinding *const *) a;
  const HslFinding *second = *(HslFinding *const *) b;

  return (int) second->severity - (int) first->severity;
}

/**
 * hsl_agreement_find_findings:
 * @self: an agreement of @owner, or what is typed of one so far
 * @context: without rules of findings there are none
 *
 * Returns: (transfer full) (element-type HslFinding): what is wrong, stops first
 */
GPtrArray *
hsl_agreement_find_findings (const HslAgreement *self,
                             const HslCase      *owner,
                             const HslContext   *context)
{
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (self, owner);
  GPtrArray            *found = g_ptr_array_new_with_free_func (finding_free);
  HslFinder             finder = { self, owner, context, NULL, NULL, signatories, found };

  for (guint i = 0; context->findings != NULL && i < G_N_ELEMENTS (looks); i++)
    {
      finder.id = looks[i].id;
      finder.rule = hsl_finding_rules_find (context->findings, looks[i].id);
      if (is_about (finder.rule, owner))
        looks[i].find (&finder);
    }
  g_ptr_array_sort (found, compare_severity);
  return found;
}

/**
 * hsl_finding_get_rule_id:
 *
 * Returns: (nullable): the id of the rule at @index of the table, %NULL behind the last
 */
const char *
hsl_finding_get_rule_id (guint index)
{
  return index < G_N_ELEMENTS (looks) ? looks[index].id : NULL;
}

/**
 * hsl_findings_count:
 *
 * Returns: how many are of that severity
 */
guint
hsl_findings_count (GPtrArray  *findings,
                    HslSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((HslFinding *) g_ptr_array_index (findings, i))->severity == severity)
      n++;
  return n;
}

/**
 * hsl_findings_dup_summary:
 *
 * Returns: (transfer full): how many of each severity, in words
 */
char *
hsl_findings_dup_summary (GPtrArray *findings)
{
  guint            stops = hsl_findings_count (findings, HSL_SEVERITY_STOP);
  guint            warnings = hsl_findings_count (findings, HSL_SEVERITY_WARNING);
  g_autofree char *stop =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stop", "%u stops", stops), stops);
  g_autofree char *warning =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", warnings), warnings);

  if (stops > 0 && warnings > 0)
    /* Translators: "2 stops", "3 warnings" */
    return g_strdup_printf (_ ("%s, %s"), stop, warning);
  if (stops + warnings == 0)
    return g_strdup (_ ("No findings"));
  return stops > 0 ? g_steal_pointer (&stop) : g_steal_pointer (&warning);
}

/**
 * hsl_finding_dup_place:
 *
 * Returns: (transfer full): where it is, in words
 */
char *
hsl_finding_dup_place (const HslFinding *self)
{
  const HslField  *field;
  g_autofree char *name = NULL;

  if (self->term >= 0)
    return g_strdup_printf (_ ("Term %u"), (guint) self->term + 1);
  if (g_str_has_prefix (self->path, "paragraphs["))
    return g_strdup_printf (_ ("Paragraph %u"),
                            (guint) strtoul (self->path + sizeof "paragraphs[" - 1, NULL, 10) + 1);
  if (g_str_has_prefix (self->path, "case.parties"))
    return g_strdup (_ ("Parties"));
  if (g_str_has_prefix (self->path, "case.agents"))
    return g_strdup (_ ("Agents"));
  field = g_str_has_prefix (self->path, "case.")
              ? hsl_noun_find_field (&hsl_case_noun, self->path + sizeof "case." - 1)
              : hsl_noun_find_field (&hsl_agreement_noun, self->path);
  return g_strdup (field != NULL ? _ (field->label) : _ ("The agreement"));
}

/**
 * hsl_agreement_check_findings:
 *
 * Refuses when something was found that stops the signing.
 */
gboolean
hsl_agreement_check_findings (const HslAgreement *self,
                              const HslCase      *owner,
                              const HslContext   *context,
                              GError            **error)
{
  g_autoptr (GPtrArray) found = hsl_agreement_find_findings (self, owner, context);
  guint                 stops = hsl_findings_count (found, HSL_SEVERITY_STOP);
  const HslFinding     *first = stops > 0 ? g_ptr_array_index (found, 0) : NULL;
  g_autofree char      *place = first != NULL ? hsl_finding_dup_place (first) : NULL;

  if (first == NULL)
    return TRUE;
  if (stops == 1)
    /* Translators: place, what is wrong, article */
    return hsl_refuse_rule (error, _ ("it cannot be signed like this: %s: %s (%s)"), place, first->text,
                            first->source);
  /* Translators: place, what is wrong, article, number */
  return hsl_refuse_rule (error, _ ("it cannot be signed like this: %s: %s (%s); and %u more"), place,
                          first->text, first->source, stops - 1);
}
