/* hsl-own-paper.c: what is kept about a person as the data of the form "own-data"
 *
 * What the person said and agreed to, what was written down about them and what was corrected is theirs; in
 * all of it the others are masked. Every field that is set is printed, called by the code list "own-field",
 * so that a new field cannot be forgotten here.
 *
 *     organisation, today, name, elsewhere, ask
 *     cases[]: number, title, type, state, organisation, mediators, registered_on, retention,
 *   summary, claims,
 *              views, reveals, prints, fields[] {label, value}, said[] {at, text}, terms[] {text},
 *              followed[] {on, text}, papers[] {name}, corrections[] {at, label, old, new, reason}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-own-paper"

#include "hsl-own-paper.h"

#include "hsl-mask.h"
#include "hsl-money.h"
#include "hsl-record-data.h"
#include "hsl-nouns.h"
#include "hsl-state.h"
#include "hsl-term-text.h"

#include <string.h>

typedef struct
{
  const HslContext *context;
  const HslOwnCase *own;
  const HslCase    *on;
  const HslParty   *party;
  HslMask          *mask;
} Writer;

static void
put_masked (const Writer    *self,
            GVariantBuilder *row,
            const char      *name,
            const char      *text)
{
  g_autofree char *masked = hsl_mask_dup_text (self->mask, text);

  hsl_record_put (row, name, masked);
}

static const char *
get_code (const Writer *self,
          const char   *list,
          const char   *code)
{
  const HslArea *area;
  const char    *name;

  if (code == NULL)
    return "";
  if (g_str_equal (list, "grid"))
    {
      area = hsl_directory_find_area (self->context->directory, code);
      return area != NULL ? area->name : code;
    }
  name = hsl_codes_get_name (self->context->codes, list, code, FALSE);
  return name != NULL ? name : code;
}

static void
put_code (const Writer    *self,
          GVariantBuilder *row,
          const char      *name,
          const char      *list,
          const char      *code)
{
  hsl_record_put (row, name, get_code (self, list, code));
}

static void
begin (GVariantBuilder *list)
{
  g_variant_builder_init (list, G_VARIANT_TYPE ("av"));
}

static void
begin_row (GVariantBuilder *row)
{
  g_variant_builder_init (row, G_VARIANT_TYPE_VARDICT);
}

static void
end_row (GVariantBuilder *list,
         GVariantBuilder *row)
{
  g_variant_builder_add (list, "v", g_variant_builder_end (row));
}

/* --- The person --- */

static char *
dup_codes (const Writer   *self,
           const HslField *field,
           GVariant       *codes)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (codes); i++)
    {
      const char *code;

      g_variant_get_child (codes, i, "&s", &code);
      g_string_append_printf (names, "%s%s", i > 0 ? "；" : "", get_code (self, field->of, code));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_value (const Writer   *self,
           gconstpointer   fact,
           const HslField *field)
{
  g_autoptr (GVariant) value = hsl_fact_dup_value (fact, field);

  if (field->type == HSL_FIELD_CODE)
    return g_strdup (get_code (self, field->of, g_variant_get_string (value, NULL)));
  if (field->type == HSL_FIELD_CODES)
    return dup_codes (self, field, value);
  if (field->type == HSL_FIELD_DAY)
    return hsl_day_to_chinese (hsl_fact_get_day (fact, field->name));
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (value, NULL)
                                                             : g_variant_print (value, FALSE);
}

/* Links and the order among others are of the program, not of the person. */
static gboolean
is_told (const HslField *field)
{
  return field->type != HSL_FIELD_LINK && field->type != HSL_FIELD_LIST &&
         !g_str_equal (field->name, "position");
}

static void
add_fields (const Writer    *self,
            GVariantBuilder *list,
            gconstpointer    fact,
            const char      *whose)
{
  const HslNoun *noun = ((const HslFact *) fact)->noun;

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField  *field = &noun->fields[i];
      g_autofree char *value = NULL;
      g_autofree char *label = NULL;
      GVariantBuilder  row;

      if (!is_told (field) || !hsl_fact_is_set (fact, field))
        continue;
      value = dup_value (self, fact, field);
      label = g_strconcat (whose, get_code (self, "own-field", field->name), NULL);
      begin_row (&row);
      hsl_record_put (&row, "label", label);
      hsl_record_put (&row, "value", value);
      end_row (list, &row);
    }
}

static GVariant *
write_fields (const Writer *self)
{
  GVariantBuilder list;

  begin (&list);
  add_fields (self, &list, self->party, "");
  for (guint i = 0; i < self->on->agents->len; i++)
    {
      const HslAgent *agent = g_ptr_array_index (self->on->agents, i);

      if (g_strcmp0 (agent->party, self->party->fact.uid) == 0)
        add_fields (self, &list, agent, "代理人或者法定代理人：");
    }
  return g_variant_builder_end (&list);
}

/* --- What was said and agreed --- */

static gboolean
is_said_by (const Writer       *self,
            const HslUtterance *line)
{
  return line->speaker != NULL && self->party->name != NULL &&
         strstr (line->speaker, self->party->name) != NULL;
}

static void
add_said (const Writer    *self,
          GVariantBuilder *list,
          GPtrArray       *record,
          HslDay           on)
{
  for (guint i = 0; i < record->len; i++)
    {
      const HslUtterance *line = g_ptr_array_index (record, i);
      GVariantBuilder     row;

      if (!is_said_by (self, line))
        continue;
      begin_row (&row);
      hsl_record_put_day (&row, "on", on);
      put_masked (self, &row, "text", line->text);
      end_row (list, &row);
    }
}

static GVariant *
write_said (const Writer *self)
{
  GVariantBuilder list;

  begin (&list);
  for (guint i = 0; i < self->on->inquiries->len; i++)
    {
      const HslInquiry *inquiry = g_ptr_array_index (self->on->inquiries, i);

      add_said (self, &list, inquiry->record, hsl_minute_get_day (inquiry->at));
    }
  for (guint i = 0; i < self->on->sessions->len; i++)
    {
      const HslSession *session = g_ptr_array_index (self->on->sessions, i);

      add_said (self, &list, session->record, hsl_minute_get_day (session->started_at));
    }
  return g_variant_builder_end (&list);
}

static void
add_terms (const Writer       *self,
           GVariantBuilder    *list,
           const HslAgreement *agreement)
{
  for (guint i = 0; i < agreement->terms->len; i++)
    {
      const HslTerm   *term = g_ptr_array_index (agreement->terms, i);
      g_autofree char *text = NULL;
      GVariantBuilder  row;

      if (g_strcmp0 (term->debtor, self->party->fact.uid) != 0 &&
          g_strcmp0 (term->creditor, self->party->fact.uid) != 0)
        continue;
      text = hsl_term_dup_text (term, agreement, self->on, self->context);
      begin_row (&row);
      put_masked (self, &row, "text", text);
      end_row (list, &row);
    }
}

static GVariant *
write_terms (const Writer *self)
{
  GVariantBuilder list;

  begin (&list);
  for (guint i = 0; i < self->on->agreements->len; i++)
    add_terms (self, &list, g_ptr_array_index (self->on->agreements, i));
  return g_variant_builder_end (&list);
}

/* --- What was noted --- */

static GVariant *
write_followed (const Writer *self)
{
  GVariantBuilder list;

  begin (&list);
  for (guint i = 0; i < self->on->follow_ups->len; i++)
    {
      const HslFollowUp *follow_up = g_ptr_array_index (self->on->follow_ups, i);
      GVariantBuilder    row;

      if (g_strcmp0 (follow_up->party, self->party->fact.uid) != 0)
        continue;
      begin_row (&row);
      hsl_record_put_day (&row, "on", follow_up->on);
      put_masked (self, &row, "text", follow_up->text);
      end_row (&list, &row);
    }
  for (guint i = 0; i < self->on->activities->len; i++)
    {
      const HslActivity *activity = g_ptr_array_index (self->on->activities, i);
      GVariantBuilder    row;

      if (g_strcmp0 (activity->party, self->party->fact.uid) != 0 || activity->text == NULL)
        continue;
      begin_row (&row);
      hsl_record_put_day (&row, "on", hsl_minute_get_day (activity->at));
      put_masked (self, &row, "text", activity->text);
      end_row (&list, &row);
    }
  return g_variant_builder_end (&list);
}

static GVariant *
write_papers (const Writer *self)
{
  GVariantBuilder list;

  begin (&list);
  for (guint i = 0; i < self->on->attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (self->on->attachments, i);
      GVariantBuilder      row;

      if (g_strcmp0 (attachment->party, self->party->fact.uid) != 0)
        continue;
      begin_row (&row);
      put_masked (self, &row, "name", attachment->name);
      end_row (&list, &row);
    }
  return g_variant_builder_end (&list);
}

static GVariant *
write_corrections (const Writer *self)
{
  GVariantBuilder list;

  begin (&list);
  for (guint i = 0; i < self->on->corrections->len; i++)
    {
      const HslCorrection *correction = g_ptr_array_index (self->on->corrections, i);
      GVariantBuilder      row;

      if (g_strcmp0 (correction->subject, self->party->fact.uid) != 0)
        continue;
      begin_row (&row);
      hsl_record_put_day (&row, "on", hsl_minute_get_day (correction->at));
      put_code (self, &row, "label", "own-field", correction->field);
      hsl_record_put (&row, "old", correction->old);
      hsl_record_put (&row, "new", correction->new);
      put_masked (self, &row, "reason", correction->reason);
      end_row (&list, &row);
    }
  return g_variant_builder_end (&list);
}

/* --- One case --- */

static void
put_list (GVariantBuilder *row,
          const char      *name,
          GVariant        *list)
{
  g_variant_builder_add (row, "{sv}", name, list);
}

static GVariant *
write_case (const Writer *self)
{
  const HslCase         *on = self->on;
  const HslOrganisation *office = hsl_directory_find (self->context->directory, &hsl_organisation_noun,
                                                      on->organisation);
  g_autofree char       *title = hsl_case_dup_title (on);
  g_autofree char       *mediators = hsl_directory_dup_worker_names (self->context->directory,
                                                                     on->mediators, "、");
  GVariantBuilder        row;

  begin_row (&row);
  hsl_record_put (&row, "number", on->number);
  put_masked (self, &row, "title", title);
  put_code (self, &row, "type", "dispute-type", on->type);
  put_code (self, &row, "state", "case-state", on->state);
  hsl_record_put (&row, "organisation", office != NULL ? office->name : NULL);
  hsl_record_put (&row, "mediators", mediators);
  hsl_record_put_day (&row, "registered_on", hsl_minute_get_day (on->registered_at));
  put_code (self, &row, "retention", "retention", on->retention);
  put_masked (self, &row, "summary", on->summary);
  put_masked (self, &row, "claims", on->claims);
  hsl_record_put_number (&row, "views", self->own->views);
  hsl_record_put_number (&row, "reveals", self->own->reveals);
  hsl_record_put_number (&row, "prints", on->documents->len);
  put_list (&row, "fields", write_fields (self));
  put_list (&row, "said", write_said (self));
  put_list (&row, "terms", write_terms (self));
  put_list (&row, "followed", write_followed (self));
  put_list (&row, "papers", write_papers (self));
  put_list (&row, "corrections", write_corrections (self));
  return g_variant_builder_end (&row);
}

static GVariant *
write_cases (const HslOwnData *own,
             const HslContext *context)
{
  GVariantBuilder list;

  begin (&list);
  for (guint i = 0; i < own->cases->len; i++)
    {
      const HslOwnCase   *one = g_ptr_array_index (own->cases, i);
      g_autoptr (HslMask) mask = hsl_mask_new (HSL_MASK_ALL, one->on, one->party);
      Writer              self = { context, one, one->on, hsl_case_find_party (one->on, one->party), mask };

      g_assert (self.party != NULL);
      g_variant_builder_add (&list, "v", write_case (&self));
    }
  return g_variant_builder_end (&list);
}

/**
 * hsl_own_paper_new:
 * @own: what is kept about the person
 *
 * Returns: (transfer full): a record for hsl_press_make_from_data()
 */
GVariant *
hsl_own_paper_new (const HslOwnData *own,
                   const HslContext *context)
{
  const HslOrganisation *office = hsl_directory_find_organisation (context->directory, "police-station");
  GVariantBuilder        record, organisation;

  begin_row (&organisation);
  hsl_record_put (&organisation, "name", office != NULL ? office->name : NULL);
  hsl_record_put (&organisation, "address", office != NULL ? office->address : NULL);
  hsl_record_put (&organisation, "phone", office != NULL ? office->phone : NULL);
  begin_row (&record);
  g_variant_builder_add (&record, "{sv}", "organisation", g_variant_builder_end (&organisation));
  hsl_record_put_day (&record, "today", hsl_minute_get_day (context->now));
  hsl_record_put (&record, "name", hsl_own_data_get_name (own));
  hsl_record_put_number (&record, "elsewhere", own->elsewhere);
  hsl_record_put (&record, "ask", own->ask);
  put_list (&record, "cases", write_cases (own, context));
  return g_variant_ref_sink (g_variant_builder_end (&record));
}
