/* hsl-case-data.c: a case as the forms see it
 *
 * One dictionary "a{sv}": every field under its own name, as in JSON, and beside it what a paper
 * needs in words:
 *
 *  - of each code field x of any noun: `x_name`, the official name;
 *  - of each link to a party or worker: `x_name`; of several: `x_names` ("甲、乙");
 *  - of the case: `title`, `applicants`, `respondents`, `thirds` (lists of parties), `applicant_names`,
 *    `respondent_names`, `third_names`, `party_names`, `grid_name`, `organisation` (a dictionary), `today`;
 *  - of a party: `age`, `is_organisation`, `agents` (a list), `paper` ("居民身份证 1101…");
 *  - of an agreement: `signatories` (a list of parties), `total_text`; of a term: `sentence`, `number`;
 *  - `session`, `inquiry`, `agreement`, `follow_up`, `performance`: the subject when it is one of them, else
 * the last one.
 *
 * Templates name these paths; C does not know a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case"

#include "hsl-case-data.h"

#include "hsl-nouns.h"
#include "hsl-term-text.h"

typedef struct
{
  const HslCase    *owner;
  const HslContext *context;
} Source;

static GVariant *fact_to_data (const Source *source, const HslFact *fact);

static void
put_text (GVariantBuilder *builder,
          const char      *key,
          const char      *text)
{
  if (text != NULL && *text != '\0')
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

static void
take_text (GVariantBuilder *builder,
           const char      *key,
           char            *text)
{
  put_text (builder, key, text);
  g_free (text);
}

static const char *
code_name (const Source *source,
           const char   *list,
           const char   *code)
{
  const HslArea *area;

  if (g_str_equal (list, "grid") || g_str_equal (list, "area"))
    {
      area = hsl_directory_find_area (source->context->directory, code);
      return area != NULL ? area->name : NULL;
    }
  return hsl_codes_get_name (source->context->codes, list, code, FALSE);
}

static const char *
link_name (const Source *source,
           const char   *noun,
           const char   *uid)
{
  const HslParty *party;
  const HslRoom  *room;

  if (g_str_equal (noun, "worker"))
    return hsl_directory_get_worker_name (source->context->directory, uid);
  if (g_str_equal (noun, "party"))
    {
      party = hsl_case_find_party (source->owner, uid);
      return party != NULL ? party->name : NULL;
    }
  if (g_str_equal (noun, "room"))
    {
      room = hsl_directory_find (source->context->directory, &hsl_room_noun, uid);
      return room != NULL ? room->name : NULL;
    }
  return NULL;
}

static void
put_many_names (GVariantBuilder *builder,
                const Source    *source,
                const HslField  *field,
                char           **values)
{
  g_autofree char *key = g_strconcat (field->name, "_names", NULL);
  GString         *names = g_string_new (NULL);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      const char *name = field->type == HSL_FIELD_CODES ? code_name (source, field->of, values[i])
                                                        : link_name (source, field->of, values[i]);

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
    }
  take_text (builder, key, g_string_free (names, FALSE));
}

static void
put_name (GVariantBuilder *builder,
          const Source    *source,
          const HslField  *field,
          const char      *value)
{
  g_autofree char *key = g_strconcat (field->name, "_name", NULL);

  put_text (builder, key,
            field->type == HSL_FIELD_CODE ? code_name (source, field->of, value)
                                          : link_name (source, field->of, value));
}

static GVariant *
list_to_data (const Source *source,
              GPtrArray    *list)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (&builder, fact_to_data (source, g_ptr_array_index (list, i)));
  return g_variant_builder_end (&builder);
}

static void
put_field (GVariantBuilder *builder,
           const Source    *source,
           const HslFact   *fact,
           const HslField  *field)
{
  g_autoptr (GVariant) value = NULL;

  if (field->type == HSL_FIELD_LIST)
    {
      g_variant_builder_add (builder, "{sv}", field->name,
                             list_to_data (source, G_STRUCT_MEMBER (GPtrArray *, fact, field->offset)));
      return;
    }
  value = hsl_fact_dup_value (fact, field);
  if (value == NULL)
    return;
  g_variant_builder_add (builder, "{sv}", field->name, value);
  if (field->type == HSL_FIELD_CODE || field->type == HSL_FIELD_LINK)
    put_name (builder, source, field, g_variant_get_string (value, NULL));
  else if (field->type == HSL_FIELD_CODES || field->type == HSL_FIELD_LINKS)
    put_many_names (builder, source, field, G_STRUCT_MEMBER (char **, fact, field->offset));
}

static void
put_party_extras (GVariantBuilder *builder,
                  const Source    *source,
                  const HslParty  *party)
{
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();
  HslDay                on = hsl_minute_get_day (source->owner->registered_at);
  const char           *paper;

  g_variant_builder_add (builder, "{sv}", "is_organisation",
                         g_variant_new_boolean (g_strcmp0 (party->kind, "organisation") == 0));
  if (party->birth_on != HSL_DAY_NONE && on != HSL_DAY_NONE)
    take_text (builder, "age", g_strdup_printf ("%d", hsl_day_years_between (party->birth_on, on)));
  if (party->paper_number != NULL)
    {
      paper = party->paper_kind != NULL ? code_name (source, "paper-kind", party->paper_kind) : NULL;
      take_text (builder, "paper",
                 g_strdup_printf ("%s %s", paper != NULL ? paper : "", party->paper_number));
    }
  for (guint i = 0; i < source->owner->agents->len; i++)
    if (g_strcmp0 (((HslAgent *) g_ptr_array_index (source->owner->agents, i))->party, party->fact.uid) == 0)
      g_ptr_array_add (agents, g_ptr_array_index (source->owner->agents, i));
  g_variant_builder_add (builder, "{sv}", "agents", list_to_data (source, agents));
}

static void
put_extras (GVariantBuilder *builder,
            const Source    *source,
            const HslFact   *fact)
{
  g_autoptr (GPtrArray) signatories = NULL;

  if (fact->noun == &hsl_party_noun)
    put_party_extras (builder, source, (const HslParty *) fact);
  else if (fact->noun == &hsl_term_noun)
    {
      take_text (builder, "sentence",
                 hsl_term_dup_text ((const HslTerm *) fact, source->owner, source->context));
      take_text (builder, "number", g_strdup_printf ("%d", (int) ((const HslTerm *) fact)->position));
    }
  else if (fact->noun == &hsl_agreement_noun)
    {
      take_text (builder, "total_text", hsl_agreement_dup_total_text ((const HslAgreement *) fact));
      signatories = hsl_agreement_get_signatories ((const HslAgreement *) fact, source->owner);
      g_variant_builder_add (builder, "{sv}", "signatories", list_to_data (source, signatories));
    }
}

static GVariant *
fact_to_data (const Source  *source,
              const HslFact *fact)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  put_text (&builder, "uid", fact->uid);
  for (guint i = 0; i < fact->noun->n_fields; i++)
    put_field (&builder, source, fact, &fact->noun->fields[i]);
  put_extras (&builder, source, fact);
  return g_variant_builder_end (&builder);
}

static void
put_side (GVariantBuilder *builder,
          const Source    *source,
          const char      *side,
          const char      *key,
          const char      *names_key)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();

  for (guint i = 0; i < source->owner->parties->len; i++)
    if (g_strcmp0 (((HslParty *) g_ptr_array_index (source->owner->parties, i))->side, side) == 0)
      g_ptr_array_add (parties, g_ptr_array_index (source->owner->parties, i));
  g_variant_builder_add (builder, "{sv}", key, list_to_data (source, parties));
  take_text (builder, names_key, hsl_case_dup_side_names (source->owner, side, G_MAXUINT));
}

/* The fact that the form is about: the one that @subject names, else the last of its kind. */
static void
put_subject (GVariantBuilder *builder,
             const Source    *source,
             const char      *key,
             GPtrArray       *list,
             const char      *subject)
{
  HslFact *chosen = hsl_fact_list_find (list, subject);

  if (chosen == NULL && list->len > 0)
    chosen = g_ptr_array_index (list, list->len - 1);
  if (chosen != NULL)
    g_variant_builder_add (builder, "{sv}", key, fact_to_data (source, chosen));
}

static void
put_case_extras (GVariantBuilder *builder,
                 const Source    *source,
                 const char      *subject)
{
  const HslCase         *self = source->owner;
  const HslOrganisation *organisation =
      hsl_directory_find (source->context->directory, &hsl_organisation_noun, self->organisation);
  g_autofree char *today = hsl_day_to_iso (hsl_minute_get_day (source->context->now));
  GString         *everyone = g_string_new (NULL);

  take_text (builder, "title", hsl_case_dup_title (self));
  put_text (builder, "today", today);
  if (organisation != NULL)
    g_variant_builder_add (builder, "{sv}", "organisation", fact_to_data (source, &organisation->fact));
  put_side (builder, source, "applicant", "applicants", "applicant_names");
  put_side (builder, source, "respondent", "respondents", "respondent_names");
  put_side (builder, source, "third", "thirds", "third_names");
  for (guint i = 0; i < self->parties->len; i++)
    g_string_append_printf (everyone, "%s%s", i > 0 ? "、" : "",
                            ((HslParty *) g_ptr_array_index (self->parties, i))->name);
  take_text (builder, "party_names", g_string_free (everyone, FALSE));

  put_subject (builder, source, "session", self->sessions, subject);
  put_subject (builder, source, "inquiry", self->inquiries, subject);
  put_subject (builder, source, "agreement", self->agreements, subject);
  put_subject (builder, source, "follow_up", self->follow_ups, subject);
  put_subject (builder, source, "performance", self->performances, subject);
}

/**
 * hsl_case_to_data:
 * @subject: (nullable): the uid of the session, inquiry, agreement, follow-up or performance the paper is
 * about
 *
 * Returns: (transfer floating): what the forms print, see the head of this file
 */
GVariant *
hsl_case_to_data (const HslCase    *self,
                  const char       *subject,
                  const HslContext *context)
{
  Source          source = { .owner = self, .context = context };
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  put_text (&builder, "uid", self->fact.uid);
  for (guint i = 0; i < hsl_case_noun.n_fields; i++)
    {
      const HslField *field = &hsl_case_noun.fields[i];

      /* Replaced below by a dictionary, and by a title that is never empty. */
      if (!g_str_equal (field->name, "organisation") && !g_str_equal (field->name, "title"))
        put_field (&builder, &source, &self->fact, field);
    }
  put_case_extras (&builder, &source, subject);
  return g_variant_builder_end (&builder);
}
