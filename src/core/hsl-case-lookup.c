/* hsl-case-lookup.c: finding one's way inside a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case"

#include "hsl-state.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_case_find_party:
 * @uid: (nullable): a uid
 *
 * Returns: (nullable) (transfer none): the party
 */
HslParty *
hsl_case_find_party (const HslCase *self,
                     const char    *uid)
{
  return hsl_fact_list_find (self->parties, uid);
}

/**
 * hsl_case_find_agreement:
 * @uid: (nullable): a uid; %NULL for the live one
 *
 * Returns: (nullable) (transfer none): the agreement
 */
HslAgreement *
hsl_case_find_agreement (const HslCase *self,
                         const char    *uid)
{
  return uid != NULL ? hsl_fact_list_find (self->agreements, uid) : hsl_case_find_live_agreement (self);
}

/**
 * hsl_case_find_live_agreement:
 *
 * Returns: (nullable) (transfer none): the newest agreement that was not voided
 */
HslAgreement *
hsl_case_find_live_agreement (const HslCase *self)
{
  for (guint i = self->agreements->len; i > 0; i--)
    {
      HslAgreement *agreement = g_ptr_array_index (self->agreements, i - 1);

      if (agreement->voided_on == HSL_DAY_NONE)
        return agreement;
    }
  return NULL;
}

/**
 * hsl_case_find_agreement_in_force:
 *
 * Returns: (nullable) (transfer none): the newest agreement that binds, whatever is being drawn up beside it
 */
HslAgreement *
hsl_case_find_agreement_in_force (const HslCase *self)
{
  for (guint i = self->agreements->len; i > 0; i--)
    {
      HslAgreement *agreement = g_ptr_array_index (self->agreements, i - 1);

      if (agreement->effective_on != HSL_DAY_NONE)
        return agreement;
    }
  return NULL;
}

/**
 * hsl_case_find_term:
 * @uid: (nullable): a uid
 * @out_agreement: (out) (optional) (transfer none): where the term stands
 *
 * Returns: (nullable) (transfer none): the term
 */
HslTerm *
hsl_case_find_term (const HslCase *self,
                    const char    *uid,
                    HslAgreement **out_agreement)
{
  for (guint i = 0; i < self->agreements->len; i++)
    {
      HslAgreement *agreement = g_ptr_array_index (self->agreements, i);
      HslTerm      *term = hsl_fact_list_find (agreement->terms, uid);

      if (term == NULL)
        continue;
      if (out_agreement != NULL)
        *out_agreement = agreement;
      return term;
    }
  return NULL;
}

/**
 * hsl_case_find_instalment:
 * @uid: (nullable): a uid
 * @out_term: (out) (optional) (transfer none): the term it belongs to
 *
 * Returns: (nullable) (transfer none): the instalment
 */
HslInstalment *
hsl_case_find_instalment (const HslCase *self,
                          const char    *uid,
                          HslTerm      **out_term)
{
  for (guint i = 0; i < self->agreements->len; i++)
    {
      HslAgreement *agreement = g_ptr_array_index (self->agreements, i);

      for (guint t = 0; t < agreement->terms->len; t++)
        {
          HslTerm       *term = g_ptr_array_index (agreement->terms, t);
          HslInstalment *instalment = hsl_fact_list_find (term->instalments, uid);

          if (instalment == NULL)
            continue;
          if (out_term != NULL)
            *out_term = term;
          return instalment;
        }
    }
  return NULL;
}

static gboolean
is_bound_or_entitled (const HslAgreement *agreement,
                      const char         *party)
{
  for (guint i = 0; i < agreement->terms->len; i++)
    {
      const HslTerm *term = g_ptr_array_index (agreement->terms, i);

      if (g_strcmp0 (term->debtor, party) == 0 || g_strcmp0 (term->creditor, party) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hsl_agreement_get_signatories:
 * @owner: the case of the agreement
 *
 * The parties who must sign: each one whom a term binds or entitles; without any term, each one who attends.
 *
 * Returns: (transfer container) (element-type HslParty): in the order of the case
 */
GPtrArray *
hsl_agreement_get_signatories (const HslAgreement *self,
                               const HslCase      *owner)
{
  GPtrArray *signatories = g_ptr_array_new ();

  for (guint i = 0; i < owner->parties->len; i++)
    {
      HslParty *party = g_ptr_array_index (owner->parties, i);
      gboolean  attends = party->presence == NULL || g_str_equal (party->presence, "attending");

      if (self->terms->len > 0 ? is_bound_or_entitled (self, party->fact.uid) : attends)
        g_ptr_array_add (signatories, party);
    }
  return signatories;
}

/**
 * hsl_agreement_get_signed_on:
 * @signatory: the uid of a party, or %HSL_SIGNATORY_MEDIATOR or %HSL_SIGNATORY_SEAL
 *
 * Returns: the day of that signature, %HSL_DAY_NONE when it is missing
 */
HslDay
hsl_agreement_get_signed_on (const HslAgreement *self,
                             const char         *signatory)
{
  for (guint i = 0; i < self->signatures->len; i++)
    {
      const HslSignature *signature = g_ptr_array_index (self->signatures, i);

      if (g_strcmp0 (signature->signatory, signatory) == 0)
        return signature->on;
    }
  return HSL_DAY_NONE;
}

/**
 * hsl_agreement_get_unsigned:
 * @owner: the case of the agreement
 *
 * Whose tick is still missing before the agreement is in force (人民调解法 29; on the police track
 * 公安机关办理行政案件程序规定 184, which knows no committee's seal).
 *
 * Returns: (transfer full) (element-type utf8): uids of parties, %HSL_SIGNATORY_MEDIATOR, %HSL_SIGNATORY_SEAL
 */
GPtrArray *
hsl_agreement_get_unsigned (const HslAgreement *self,
                            const HslCase      *owner)
{
  GPtrArray            *missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (self, owner);

  for (guint i = 0; i < signatories->len; i++)
    {
      const HslParty *party = g_ptr_array_index (signatories, i);

      if (hsl_agreement_get_signed_on (self, party->fact.uid) == HSL_DAY_NONE)
        g_ptr_array_add (missing, g_strdup (party->fact.uid));
    }
  if (hsl_agreement_get_signed_on (self, HSL_SIGNATORY_MEDIATOR) == HSL_DAY_NONE)
    g_ptr_array_add (missing, g_strdup (HSL_SIGNATORY_MEDIATOR));
  if (!hsl_case_is_police (owner) && hsl_agreement_get_signed_on (self, HSL_SIGNATORY_SEAL) == HSL_DAY_NONE)
    g_ptr_array_add (missing, g_strdup (HSL_SIGNATORY_SEAL));
  return missing;
}

/**
 * hsl_case_dup_side_names:
 * @side: "applicant", "respondent" or "third"
 * @at_most: names written out; more are counted ("等7人")
 *
 * Returns: (transfer full): the names of that side
 */
char *
hsl_case_dup_side_names (const HslCase *self,
                         const char    *side,
                         guint          at_most)
{
  GString *names = g_string_new (NULL);
  guint    count = 0;

  for (guint i = 0; i < self->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (self->parties, i);

      if (g_strcmp0 (party->side, side) != 0 || party->name == NULL)
        continue;
      if (count++ >= at_most)
        continue;
      if (names->len > 0)
        g_string_append (names, "、");
      g_string_append (names, party->name);
    }
  if (count > at_most)
    g_string_append_printf (names, "等%u人", count);
  return g_string_free (names, FALSE);
}

/**
 * hsl_case_dup_title:
 *
 * Returns: (transfer full): the title as typed, or one made of the names of both sides
 */
char *
hsl_case_dup_title (const HslCase *self)
{
  g_autofree char *applicants = NULL;
  g_autofree char *respondents = NULL;

  if (self->title != NULL)
    return g_strdup (self->title);

  applicants = hsl_case_dup_side_names (self, "applicant", 1);
  respondents = hsl_case_dup_side_names (self, "respondent", 1);
  if (*respondents == '\0')
    return g_steal_pointer (&applicants);
  return g_strconcat (applicants, "与", respondents, NULL);
}
