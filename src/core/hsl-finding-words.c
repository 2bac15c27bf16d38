/* hsl-finding-words.c: the check before signing: what the texts say
 *
 * Words are looked for in what is agreed, never in the facts: those tell what people said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-finding"

#include "hsl-finding-private.h"
#include "hsl-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef void (*TextFunc) (HslFinder *self, const char *text, const char *path, int term);

static void
look (HslFinder  *self,
      const char *text,
      const char *path,
      int         term,
      TextFunc    look_at)
{
  if (text != NULL && *text != '\0')
    look_at (self, text, path, term);
}

/* Calls @look_at for every text that is part of what is agreed. */
static void
look_everywhere (HslFinder *self,
                 TextFunc   look_at)
{
  const HslAgreement *agreement = self->agreement;

  for (guint i = 0; i < agreement->terms->len; i++)
    {
      const HslTerm   *term = g_ptr_array_index (agreement->terms, i);
      g_autofree char *text = g_strdup_printf ("terms[%u].text", i);
      g_autofree char *place = g_strdup_printf ("terms[%u].place", i);

      look (self, term->text, text, (int) i, look_at);
      look (self, term->place, place, (int) i, look_at);
      for (guint n = 0; n < term->instalments->len; n++)
        {
          const HslInstalment *instalment = g_ptr_array_index (term->instalments, n);
          g_autofree char     *event = g_strdup_printf ("terms[%u].instalments[%u].event", i, n);

          look (self, instalment->event, event, (int) i, look_at);
        }
    }
  for (guint i = 0; i < agreement->paragraphs->len; i++)
    {
      const HslFreeParagraph *paragraph = g_ptr_array_index (agreement->paragraphs, i);
      g_autofree char        *path = g_strdup_printf ("paragraphs[%u].text", i);

      look (self, paragraph->text, path, -1, look_at);
    }
  look (self, agreement->other_text, "other_text", -1, look_at);
}

static char *
dup_word_text (const char *rule,
               const char *word)
{
  if (g_str_equal (rule, "vague-word"))
    return g_strdup_printf (_ ("“%s” is vague: nobody can tell whether and when it has been done"), word);
  if (g_str_equal (rule, "identity"))
    return g_strdup_printf (
        _ ("“%s” is about marriage, parentage or adoption: a court does not confirm that"), word);
  if (g_str_equal (rule, "status"))
    return g_strdup_printf (
        _ ("“%s”: an agreement cannot bring that about; it takes the register or a court"), word);
  if (g_str_equal (rule, "ownership"))
    return g_strdup_printf (_ ("“%s” settles ownership: a court does not confirm that"), word);
  if (g_str_equal (rule, "other-ways"))
    return g_strdup_printf (_ ("“%s” bars other ways to one's right"), word);
  if (g_str_equal (rule, "fee"))
    return g_strdup_printf (_ ("“%s”: mediation costs nothing"), word);
  return g_strdup_printf (_ ("“%s”: not for marriage, adoption and inheritance"), word);
}

/* A word within a longer one that was found at the same place says nothing more. */
static gboolean
is_covered (HslFinder  *self,
            const char *text,
            const char *word)
{
  for (guint i = 0; self->rule->words[i] != NULL; i++)
    {
      const char *other = self->rule->words[i];

      if (strlen (other) > strlen (word) && strstr (other, word) != NULL && strstr (text, other) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
look_for_words (HslFinder  *self,
                const char *text,
                const char *path,
                int         term)
{
  for (guint i = 0; self->rule->words[i] != NULL; i++)
    {
      const char      *word = self->rule->words[i];
      HslFinding      *finding;
      g_autofree char *what = NULL;

      if (strstr (text, word) == NULL || is_covered (self, text, word))
        continue;
      what = dup_word_text (self->id, word);
      finding = hsl_finder_add (self, path, "%s", what);
      finding->term = term;
      finding->words = g_strdup (word);
    }
}

void
hsl_find_words (HslFinder *self)
{
  look_everywhere (self, look_for_words);
}

/* --- totals that are written out --- */

/* Reads "人民币12,000.50元" or "1.2万元" behind a word for a sum. */
static gboolean
read_sum (const char *text,
          gint64     *out_fen)
{
  static GRegex         *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *digits = NULL;
  g_autofree char       *wan = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
        &regex, g_regex_new ("^(?:金额|款项|费用)?(?:为|是|计|：|:)?(?:人民币)?[¥￥]?\\s*([0-9][0-9,，]*(?:\\.[0-9]+)?)"
                             "\\s*(万)?元",
                             0, 0, NULL));
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  digits = g_match_info_fetch (match, 1);
  wan = g_match_info_fetch (match, 2);
  if (!hsl_money_parse (digits, out_fen, NULL))
    return FALSE;
  if (*wan != '\0')
    *out_fen = *out_fen < HSL_MONEY_MAX / 10000 ? *out_fen * 10000 : HSL_MONEY_MAX;
  return TRUE;
}

static gint64
sum_of_terms (const HslAgreement *agreement)
{
  gint64 sum = 0;

  for (guint i = 0; i < agreement->terms->len; i++)
    sum += ((HslTerm *) g_ptr_array_index (agreement->terms, i))->amount_fen;
  return sum;
}

static void
look_for_total (HslFinder  *self,
                const char *text,
                const char *path,
                int         term)
{
  static const char *const words[] = { "合计", "共计", "总计", "总额", "总共", "总金额" };
  gint64                   sum = sum_of_terms (self->agreement);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *at = strstr (text, words[i]); at != NULL; at = strstr (at + 1, words[i]))
      {
        gint64           said = 0;
        g_autofree char *terms = hsl_money_format (sum);
        g_autofree char *total = NULL;
        HslFinding      *finding;

        if (!read_sum (at + strlen (words[i]), &said) || said == sum)
          continue;
        total = hsl_money_format (said);
        finding = hsl_finder_add (self, path, _ ("the text says %s yuan in all, the terms add up to %s yuan"),
                                  total, terms);
        finding->term = term;
        finding->words = g_strdup (words[i]);
      }
}

/* A sum that a term itself names is its own; one that stands in a paragraph or in the facts is of all. */
void
hsl_find_total (HslFinder *self)
{
  const HslAgreement *agreement = self->agreement;

  for (guint i = 0; i < agreement->paragraphs->len; i++)
    {
      const HslFreeParagraph *paragraph = g_ptr_array_index (agreement->paragraphs, i);
      g_autofree char        *path = g_strdup_printf ("paragraphs[%u].text", i);

      look (self, paragraph->text, path, -1, look_for_total);
    }
  look (self, agreement->other_text, "other_text", -1, look_for_total);
  look (self, agreement->responsibility, "responsibility", -1, look_for_total);
}

/* --- copies that are written out --- */

/* "一式三份", "一式3份"; 0 when it says nothing of that kind. */
static guint
read_copies (const char *text)
{
  static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  const char              *at = strstr (text, "一式");
  guint64                  number;
  char                    *end;

  if (at == NULL)
    return 0;
  at += strlen ("一式");
  number = g_ascii_strtoull (at, &end, 10);
  if (end > at)
    return g_str_has_prefix (end, "份") && number < 1000 ? (guint) number : 0;
  if (g_str_has_prefix (at, "两"))
    return g_str_has_prefix (at + strlen ("两"), "份") ? 2 : 0;
  for (guint i = 1; i < G_N_ELEMENTS (digits); i++)
    {
      const char *behind = g_str_has_prefix (at, digits[i]) ? at + strlen (digits[i]) : NULL;

      if (behind == NULL)
        continue;
      if (g_str_has_prefix (behind, "份"))
        return i;
      for (guint n = 1; i == 10 && n < 10; n++)
        if (g_str_has_prefix (behind, digits[n]) && g_str_has_prefix (behind + strlen (digits[n]), "份"))
          return 10 + n;
    }
  return 0;
}

static void
look_for_copies (HslFinder  *self,
                 const char *text,
                 const char *path,
                 int         term)
{
  guint       said = read_copies (text);
  guint       needed = self->signatories->len + 1;
  HslFinding *finding;

  if (said == 0 || said == needed)
    return;
  finding = hsl_finder_add (self, path,
                            _ ("the text says %u copies; one for each who signs and one for the file are %u"),
                            said, needed);
  finding->term = term;
}

void
hsl_find_copies (HslFinder *self)
{
  look_everywhere (self, look_for_copies);
}

/* --- facts --- */

/* The paper of the police takes the summary of the case when the agreement has no facts of its own. */
void
hsl_find_no_facts (HslFinder *self)
{
  const char *facts = self->agreement->facts;

  if ((facts == NULL || *facts == '\0') && hsl_case_is_police (self->owner))
    facts = self->owner->summary;
  if (facts == NULL || *facts == '\0')
    hsl_finder_add (self, "facts", _ ("the main facts and disputed matters are missing"));
}

static void
look_for_excluded (HslFinder  *self,
                   const char *text,
                   const char *path,
                   int         term)
{
  for (guint i = 0; self->rule->words[i] != NULL; i++)
    if (strstr (text, self->rule->words[i]) != NULL)
      {
        HslFinding *finding =
            hsl_finder_add (self, path, _ ("“%s”: such a case may not be settled by police mediation"),
                            self->rule->words[i]);

        finding->words = g_strdup (self->rule->words[i]);
      }
}

void
hsl_find_police_excluded (HslFinder *self)
{
  look (self, self->owner->summary, "case.summary", -1, look_for_excluded);
  if (g_strcmp0 (self->owner->summary, self->agreement->facts) != 0)
    look (self, self->agreement->facts, "facts", -1, look_for_excluded);
}
