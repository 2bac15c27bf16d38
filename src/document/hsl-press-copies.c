/* hsl-press-copies.c: how many copies of a paper there are, for whom, and whether they are drafts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-press"

#include "hsl-press-private.h"

#include "hsl-finding.h"

static const HslAgreement *
find_agreement (GPtrArray *parts, const HslPressOrder *order)
{
  const char *subject = NULL;

  if (order->on != NULL && parts->len == 1 && hsl_pages_get_form (g_ptr_array_index (parts, 0)) != NULL)
    subject = hsl_press_get_subject (g_ptr_array_index (parts, 0));
  return subject != NULL ? hsl_case_find_agreement (order->on, subject) : NULL;
}

/**
 * hsl_press_count_copies:
 * @parts: (element-type HslPages): a paper
 * @order: it was made of
 *
 * Returns: how many copies there have to be: of an agreement one for everybody who signs, unless it is the
 *   copy of one of them, and one for the file
 */
guint
hsl_press_count_copies (GPtrArray *parts, const HslPressOrder *order)
{
  const HslAgreement *agreement = find_agreement (parts, order);

  if (agreement == NULL || order->viewer != NULL || order->is_masked)
    return 1;
  return (guint) CLAMP (agreement->copies, 1, HSL_COPIES_MAX);
}

/**
 * hsl_press_dup_recipients:
 * @parts: (element-type HslPages): a paper
 * @order: it was made of
 *
 * Returns: (transfer full) (nullable): who gets the copies of an agreement, in the order of the copies
 */
char *
hsl_press_dup_recipients (GPtrArray *parts, const HslPressOrder *order)
{
  const HslAgreement    *agreement = find_agreement (parts, order);
  g_autoptr (GPtrArray)  signatories = NULL;
  g_autoptr (GString)    names = NULL;
  const HslOrganisation *organisation;

  if (agreement == NULL)
    return NULL;
  names = g_string_new (NULL);
  signatories = hsl_agreement_get_signatories (agreement, order->on);
  for (guint i = 0; i < signatories->len; i++)
    {
      const HslParty *party = g_ptr_array_index (signatories, i);

      if (party->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", party->name);
    }
  organisation =
      hsl_directory_find (order->context->directory, &hsl_organisation_noun, order->on->organisation);
  if (organisation != NULL && organisation->name != NULL)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", organisation->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * hsl_press_is_draft:
 * @form: the id of a form
 * @order: what would be printed
 *
 * What stands in the way of signing makes a draft of it; what was signed is none any more.
 *
 * Returns: whether the form tells of an agreement that could not be signed as it is
 */
gboolean
hsl_press_is_draft (HslPress *self, const char *form, const HslPressOrder *order)
{
  HslTemplate          *found = order->is_blank ? NULL : hsl_press_find_form (self, form, order, NULL);
  const HslAgreement   *agreement;
  g_autoptr (GPtrArray) findings = NULL;

  if (found == NULL || order->on == NULL || g_strcmp0 (hsl_template_get_subject (found), "agreement") != 0)
    return FALSE;
  agreement = order->subject != NULL && *order->subject != '\0'
                  ? hsl_case_find_agreement (order->on, order->subject)
                  : hsl_case_find_live_agreement (order->on);
  if (agreement == NULL || agreement->signatures->len > 0 || agreement->effective_on != HSL_DAY_NONE ||
      agreement->voided_on != HSL_DAY_NONE)
    return FALSE;
  findings = hsl_agreement_find_findings (agreement, order->on, order->context);
  return hsl_findings_count (findings, HSL_SEVERITY_STOP) > 0;
}

/**
 * hsl_press_make_copies:
 * @parts: (element-type HslPages): papers
 * @copies: which of their pages, how often, for whom
 * @error: return location
 *
 * Returns: (transfer full): the copies; %NULL when the pages are not understood, or a name cannot be drawn
 */
HslCopies *
hsl_press_make_copies (HslPress *self, GPtrArray *parts, const HslCopiesOrder *copies, GError **error)
{
  return hsl_copies_new (self->fonts, parts, copies, error);
}
