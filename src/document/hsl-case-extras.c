/* hsl-case-extras.c: what the forms of a case need beyond its facts
 *
 * The same facts sorted as a paper wants them:
 *
 *     applicants, respondents, thirds
 *                              the parties by sides
 *     present, legal_persons, debtors, attorneys
 *                              parties that came, that are no natural persons, that have something to do
 *                              yet, and agents; only the one for whom the paper is, when somebody was named
 *     parties.duties           what the party has yet to do, by day: due_on, event, deferred_from, rest_fen,
 *                              to, what, matter, manner, place
 *     performances.debtor, performances.creditor, performances.agreement, performances.sentence,
 *     performances.rest_fen    of the term it belongs to; urges have the same
 *     claim_lines.text         the claims, one a line
 *     evidence                 the attachments that are evidence
 *     station, committee       the organisation of each kind
 *     triplicate               three empty records: for the three parts of one form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-data"

#include "hsl-case-data-private.h"

#include "hsl-activity.h"
#include "hsl-subject.h"
#include "hsl-term-text.h"

/* Those for whom a paper is printed one by one: all of them, or the one that was asked for. */
static GVariant *
write_each (HslCaseWriter *self,
            const char    *kind)
{
  g_autoptr (GPtrArray) list = hsl_subject_list (kind, self->owner);
  HslFact              *chosen = self->subject != NULL ? hsl_fact_list_find (list, self->subject) : NULL;

  if (chosen != NULL)
    {
      g_ptr_array_set_size (list, 0);
      g_ptr_array_add (list, chosen);
    }
  return hsl_case_writer_write_list (self, list);
}

static GVariant *
write_side (HslCaseWriter *self,
            const char    *side)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < self->owner->parties->len; i++)
    {
      HslParty *party = g_ptr_array_index (self->owner->parties, i);

      if (g_strcmp0 (party->side, side) == 0)
        g_ptr_array_add (list, party);
    }
  return hsl_case_writer_write_list (self, list);
}

static gboolean
is_numbering (gunichar character)
{
  return g_unichar_isdigit (character) || g_unichar_isspace (character) || character == '.' ||
         character == 0xff0e /* ．*/ || character == 0x3001 /* 、*/ || character == '(' || character == ')' ||
         character == 0xff08 /* （*/ || character == 0xff09 /* ）*/;
}

/* Behind a number that was typed before the claim: the form counts them itself. A claim that begins with a
 * quantity keeps it. */
static const char *
skip_numbering (const char *line)
{
  const char *at = line;
  gboolean    is_counted = FALSE;

  while (is_numbering (g_utf8_get_char (at)))
    {
      is_counted |= !g_unichar_isalnum (g_utf8_get_char (at)) && !g_unichar_isspace (g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }
  return is_counted ? at : line;
}

static GVariant *
write_claim_lines (HslCaseWriter *self)
{
  const char     *claims = self->owner->claims != NULL ? self->owner->claims : "";
  g_auto (GStrv)  lines = g_strsplit (claims, "\n", -1);
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("av"));
  for (int i = 0; lines[i] != NULL; i++)
    {
      const char     *text = skip_numbering (g_strstrip (lines[i]));
      GVariantBuilder row;

      if (*text == '\0')
        continue;
      g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
      hsl_case_writer_add (&row, "text", g_variant_new_string (text));
      g_variant_builder_add (&rows, "v", g_variant_builder_end (&row));
    }
  return g_variant_builder_end (&rows);
}

static GVariant *
write_evidence (HslCaseWriter *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < self->owner->attachments->len; i++)
    {
      HslAttachment *attachment = g_ptr_array_index (self->owner->attachments, i);

      if (g_strcmp0 (attachment->kind, "evidence") == 0 || g_strcmp0 (attachment->kind, "photo") == 0)
        g_ptr_array_add (list, attachment);
    }
  return hsl_case_writer_write_list (self, list);
}

static GVariant *
write_organisation (HslCaseWriter *self,
                    const char    *kind)
{
  const HslOrganisation *found =
      self->directory != NULL ? hsl_directory_find_organisation (self->directory, kind) : NULL;

  return found != NULL ? hsl_case_writer_write (self, found, FALSE) : hsl_case_writer_write_empty ();
}

static GVariant *
write_triplicate (void)
{
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("av"));
  for (int i = 0; i < 3; i++)
    g_variant_builder_add (&rows, "v", hsl_case_writer_write_empty ());
  return g_variant_builder_end (&rows);
}

/**
 * hsl_case_extras_add_case:
 * @dict: the data of the case
 */
void
hsl_case_extras_add_case (HslCaseWriter *self,
                          GVariantDict  *dict)
{
  g_variant_dict_insert_value (dict, "present", write_each (self, "party"));
  g_variant_dict_insert_value (dict, "legal_persons", write_each (self, "legal-person"));
  g_variant_dict_insert_value (dict, "debtors", write_each (self, "debtor"));
  g_variant_dict_insert_value (dict, "attorneys", write_each (self, "attorney"));
  g_variant_dict_insert_value (dict, "applicants", write_side (self, "applicant"));
  g_variant_dict_insert_value (dict, "respondents", write_side (self, "respondent"));
  g_variant_dict_insert_value (dict, "thirds", write_side (self, "third"));
  g_variant_dict_insert_value (dict, "claim_lines", write_claim_lines (self));
  g_variant_dict_insert_value (dict, "evidence", write_evidence (self));
  g_variant_dict_insert_value (dict, "station", write_organisation (self, "police-station"));
  g_variant_dict_insert_value (dict, "committee", write_organisation (self, "committee"));
  g_variant_dict_insert_value (dict, "triplicate", write_triplicate ());
}

typedef struct
{
  const HslTerm       *term;
  const HslInstalment *instalment;
} Duty;

static int
compare_duties (gconstpointer a,
                gconstpointer b)
{
  const Duty *one = a;
  const Duty *two = b;

  /* What waits for an event comes after everything that has a day. */
  if (one->instalment->due_on != two->instalment->due_on)
    return one->instalment->due_on - 1 < two->instalment->due_on - 1 ? -1 : 1;
  return one->term->position < two->term->position ? -1 : one->term->position > two->term->position;
}

static void
collect_duties (GArray        *duties,
                const HslTerm *term)
{
  for (guint i = 0; i < term->instalments->len; i++)
    {
      Duty duty = { term, g_ptr_array_index (term->instalments, i) };

      if (duty.instalment->performed_on == HSL_DAY_NONE)
        g_array_append_val (duties, duty);
    }
}

static const char *
get_name (const HslParty *party)
{
  return party != NULL && party->name != NULL ? party->name : "";
}

static const char *
get_what (HslCaseWriter *self,
          const HslTerm *term)
{
  const char *matter = term->matter != NULL
                           ? hsl_codes_get_name (self->context->codes, "term-matter", term->matter, FALSE)
                           : NULL;

  if (term->text != NULL && *term->text != '\0')
    return term->text;
  return matter != NULL ? matter : "";
}

static GVariant *
write_duty (HslCaseWriter *self,
            const Duty    *duty)
{
  const HslInstalment *instalment = duty->instalment;
  const HslTerm       *term = duty->term;
  const HslParty      *creditor = hsl_case_find_party (self->owner, term->creditor);
  g_autofree char     *due = hsl_day_to_iso (instalment->due_on);
  g_autofree char     *deferred =
      instalment->deferred_from != HSL_DAY_NONE ? hsl_day_to_iso (instalment->deferred_from) : g_strdup ("");
  GVariantBuilder row;

  g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
  hsl_case_writer_add (&row, "due_on", g_variant_new_string (due));
  hsl_case_writer_add (&row, "event",
                       g_variant_new_string (instalment->event != NULL ? instalment->event : ""));
  hsl_case_writer_add (&row, "deferred_from", g_variant_new_string (deferred));
  hsl_case_writer_add (&row, "rest_fen", g_variant_new_int64 (instalment->amount_fen - instalment->paid_fen));
  hsl_case_writer_add (&row, "to", g_variant_new_string (get_name (creditor)));
  hsl_case_writer_add (&row, "what", g_variant_new_string (get_what (self, term)));
  hsl_case_writer_add (&row, "matter", g_variant_new_string (term->matter != NULL ? term->matter : ""));
  hsl_case_writer_add (&row, "manner", g_variant_new_string (term->manner != NULL ? term->manner : ""));
  hsl_case_writer_add (&row, "place", g_variant_new_string (term->place != NULL ? term->place : ""));
  return g_variant_builder_end (&row);
}

/**
 * hsl_case_extras_add_party:
 * @builder: the record of the party
 * @party: a party of the case
 */
void
hsl_case_extras_add_party (HslCaseWriter   *self,
                           GVariantBuilder *builder,
                           const HslParty  *party)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (Duty));
  GVariantBuilder    rows;

  for (guint i = 0; i < self->owner->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->owner->agreements, i);

      for (guint k = 0; k < agreement->terms->len && agreement->voided_on == HSL_DAY_NONE; k++)
        {
          const HslTerm *term = g_ptr_array_index (agreement->terms, k);

          if (g_strcmp0 (term->debtor, party->fact.uid) == 0)
            collect_duties (duties, term);
        }
    }
  g_array_sort (duties, compare_duties);
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < duties->len; i++)
    g_variant_builder_add (&rows, "v", write_duty (self, &g_array_index (duties, Duty, i)));
  hsl_case_writer_add (builder, "duties", g_variant_builder_end (&rows));
}

static GVariant *
write_party (HslCaseWriter *self,
             const char    *uid)
{
  const HslParty *party = hsl_case_find_party (self->owner, uid);

  return party != NULL ? hsl_case_writer_write (self, party, FALSE) : hsl_case_writer_write_empty ();
}

/**
 * hsl_case_extras_add_deed:
 * @builder: the record of a performance or an urging
 * @term: (nullable): uid of the term it belongs to
 * @instalment: (nullable): uid of the part of it
 */
void
hsl_case_extras_add_deed (HslCaseWriter   *self,
                          GVariantBuilder *builder,
                          const char      *term,
                          const char      *instalment)
{
  HslAgreement        *agreement = NULL;
  const HslTerm       *found = term != NULL ? hsl_case_find_term (self->owner, term, &agreement) : NULL;
  const HslInstalment *part = instalment != NULL ? hsl_case_find_instalment (self->owner, instalment, NULL)
                                                 : NULL;
  gint64               rest = 0;
  char                *sentence = NULL;

  if (found != NULL)
    sentence = hsl_term_dup_text (found, agreement, self->owner, self->context);
  if (part != NULL)
    rest = part->amount_fen - part->paid_fen;
  else if (found != NULL)
    rest = found->amount_fen - found->paid_fen;
  hsl_case_writer_add (builder, "debtor", write_party (self, found != NULL ? found->debtor : NULL));
  hsl_case_writer_add (builder, "creditor", write_party (self, found != NULL ? found->creditor : NULL));
  hsl_case_writer_add (builder, "sentence",
                       g_variant_new_take_string (sentence != NULL ? sentence : g_strdup ("")));
  hsl_case_writer_add (builder, "rest_fen", g_variant_new_int64 (rest));
  hsl_case_writer_add (builder, "agreement",
                       agreement != NULL ? hsl_case_writer_write (self, agreement, FALSE)
                                         : hsl_case_writer_write_empty ());
}
