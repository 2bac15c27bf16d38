/* hsl-case-data.c: a case as the data of its forms
 *
 * Every field of every noun is there under its own name, "" or 0 or an empty list when it is unset,
 * so that a template may name any of them and nothing else. Links are replaced by the record they
 * lead to. The few names that no noun has:
 *
 *     today                    the day of printing
 *     session, inquiry, agreement, follow_up
 *                              the one that is printed, else the newest
 *     parties.age              in years on the day of acceptance, "" when unknown
 *     parties.agents           those who act for the party
 *     agreements.signatories   the parties that sign
 *     agreements.total_text    the sum of its terms in digits and 大写
 *     agreements.terms.sentence
 *                              the term in words, the same as in the window
 *     title                    as typed, else made of the names of both sides
 *     volume                   what lies in the volume: title, pages, note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-data"

#include "hsl-case-data.h"

#include "hsl-activity.h"
#include "hsl-performance.h"
#include "hsl-scope.h"
#include "hsl-session.h"
#include "hsl-state.h"
#include "hsl-term-text.h"

#include <string.h>

typedef struct
{
  const HslCase      *owner;
  const HslContext   *context;
  const HslDirectory *directory;
  HslForms           *forms;
  HslDay              today;
  const HslMask      *mask; /* (nullable): the paper is for who may not see all */
} Writer;

static GVariant *write_fact (Writer       *self,
                             gconstpointer fact,
                             gboolean      is_deep);

static GVariant *
write_empty_record (void)
{
  return g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0);
}

static GVariant *
write_empty_list (void)
{
  return g_variant_new_array (G_VARIANT_TYPE_VARIANT, NULL, 0);
}

static gconstpointer
find_linked (Writer     *self,
             const char *noun,
             const char *uid)
{
  if (uid == NULL || *uid == '\0')
    return NULL;
  if (g_str_equal (noun, "party"))
    return hsl_case_find_party (self->owner, uid);
  if (g_str_equal (noun, "agreement"))
    return hsl_case_find_agreement (self->owner, uid);
  if (g_str_equal (noun, "term"))
    return hsl_case_find_term (self->owner, uid, NULL);
  if (g_str_equal (noun, "instalment"))
    return hsl_case_find_instalment (self->owner, uid, NULL);
  if (self->directory != NULL && hsl_noun_find (noun) != NULL)
    return hsl_directory_find (self->directory, hsl_noun_find (noun), uid);
  return NULL;
}

static GVariant *
write_linked (Writer     *self,
              const char *noun,
              const char *uid)
{
  gconstpointer fact = find_linked (self, noun, uid);

  return fact != NULL ? write_fact (self, fact, FALSE) : write_empty_record ();
}

static GVariant *
write_links (Writer         *self,
             const HslField *field,
             GVariant       *uids)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (gsize i = 0; uids != NULL && i < g_variant_n_children (uids); i++)
    {
      g_autoptr (GVariant) uid = hsl_value_get_item (uids, i);

      g_variant_builder_add (&builder, "v", write_linked (self, field->of, g_variant_get_string (uid, NULL)));
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
write_list (Writer    *self,
            GPtrArray *list)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_variant_builder_add (&builder, "v", write_fact (self, g_ptr_array_index (list, i), TRUE));
  return g_variant_builder_end (&builder);
}

static GVariant *
write_unset (const HslField *field)
{
  switch (field->type)
    {
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
      return g_variant_new_int64 (0);
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (FALSE);
    case HSL_FIELD_CODES:
      return write_empty_list ();
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
    case HSL_FIELD_LINKS:
    case HSL_FIELD_DAY:
    case HSL_FIELD_MINUTE:
    case HSL_FIELD_LIST:
    default:
      return g_variant_new_string ("");
    }
}

/* A day of birth that is hidden is left open: half a day is none. The age stays. */
static GVariant *
write_masked (Writer         *self,
              gconstpointer   fact,
              const HslField *field,
              GVariant       *value)
{
  const char *text = g_variant_get_string (value, NULL);

  if (field->type == HSL_FIELD_DAY)
    return hsl_mask_hides (self->mask, fact, field) ? write_unset (field) : g_variant_ref (value);
  return g_variant_new_take_string (hsl_mask_dup_field (self->mask, fact, field, text));
}

/* The timeline may have thousands of entries, and no form prints it. */
static gboolean
is_left_out (const HslField *field)
{
  return field->type == HSL_FIELD_LIST &&
         (g_str_equal (field->name, "activities") || g_str_equal (field->name, "corrections"));
}

static GVariant *
write_field (Writer         *self,
             gconstpointer   fact,
             const HslField *field,
             gboolean        is_deep)
{
  g_autoptr (GVariant) value = NULL;

  if (field->type == HSL_FIELD_LIST)
    return write_list (self, hsl_fact_get_list (fact, field->name));

  if (hsl_fact_is_set (fact, field))
    value = g_variant_ref_sink (hsl_fact_dup_value (fact, field));
  if (is_deep && field->type == HSL_FIELD_LINK)
    return write_linked (self, field->of, value != NULL ? g_variant_get_string (value, NULL) : NULL);
  if (is_deep && field->type == HSL_FIELD_LINKS)
    return write_links (self, field, value);
  if (value != NULL && self->mask != NULL &&
      (field->type == HSL_FIELD_TEXT || field->type == HSL_FIELD_DAY))
    return write_masked (self, fact, field, value);
  return value != NULL ? g_variant_ref (value) : write_unset (field);
}

static void
add (GVariantBuilder *builder,
     const char      *name,
     GVariant        *value)
{
  g_autoptr (GVariant) owned = g_variant_is_floating (value) ? g_variant_ref_sink (value) : value;

  g_variant_builder_add (builder, "{sv}", name, owned);
}

static void
add_party (Writer          *self,
           GVariantBuilder *builder,
           const HslParty  *party,
           gboolean         is_deep)
{
  const HslCase        *owner = self->owner;
  HslDay                day = owner->accepted_on != HSL_DAY_NONE ? owner->accepted_on : self->today;
  g_autofree char      *age = g_strdup ("");
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();

  if (party->birth_on != HSL_DAY_NONE && party->birth_on <= day)
    {
      g_free (age);
      age = g_strdup_printf ("%d", hsl_day_years_between (party->birth_on, day));
    }
  add (builder, "age", g_variant_new_string (age));
  if (!is_deep)
    return;

  for (guint i = 0; i < owner->agents->len; i++)
    {
      HslAgent *agent = g_ptr_array_index (owner->agents, i);

      if (g_strcmp0 (agent->party, party->fact.uid) == 0)
        g_ptr_array_add (agents, agent);
    }
  add (builder, "agents", write_list (self, agents));
}

static void
add_agreement (Writer             *self,
               GVariantBuilder    *builder,
               const HslAgreement *agreement)
{
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (agreement, self->owner);

  add (builder, "signatories", write_list (self, signatories));
  add (builder, "total_text", g_variant_new_take_string (hsl_agreement_dup_total_text (agreement)));
}

static void
add_term (Writer          *self,
          GVariantBuilder *builder,
          const HslTerm   *term)
{
  HslAgreement *agreement = NULL;

  hsl_case_find_term (self->owner, term->fact.uid, &agreement);
  g_assert (agreement != NULL);
  add (builder, "sentence",
       g_variant_new_take_string (hsl_term_dup_text (term, agreement, self->owner, self->context)));
}

/* @is_deep: with the lists and links of the fact, else only what it says itself. */
static GVariant *
write_fact (Writer       *self,
            gconstpointer fact,
            gboolean      is_deep)
{
  const HslNoun  *noun = ((const HslFact *) fact)->noun;
  const char     *uid = ((const HslFact *) fact)->uid;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add (&builder, "uid", g_variant_new_string (uid != NULL ? uid : ""));
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if (is_left_out (field) || (!is_deep && field->type == HSL_FIELD_LIST))
        continue;
      add (&builder, field->name, write_field (self, fact, field, is_deep));
    }

  if (noun == &hsl_party_noun)
    add_party (self, &builder, fact, is_deep);
  if (noun == &hsl_term_noun)
    add_term (self, &builder, fact);
  if (noun == &hsl_agreement_noun && is_deep)
    add_agreement (self, &builder, fact);
  return g_variant_builder_end (&builder);
}

/* The fact that is printed: the one asked for, else the newest. */
static GVariant *
write_subject (Writer     *self,
               GPtrArray  *list,
               const char *subject)
{
  gconstpointer fact = subject != NULL ? hsl_fact_list_find (list, subject) : NULL;

  if (fact == NULL && list->len > 0)
    fact = g_ptr_array_index (list, list->len - 1);
  return fact != NULL ? write_fact (self, fact, TRUE) : write_empty_record ();
}

static void
add_volume_row (GVariantBuilder *rows,
                const char      *title,
                gint64          *page,
                gint64           n_pages,
                const char      *note)
{
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, *page);
  g_autofree char *last = NULL;
  g_autofree char *pages = NULL;
  GVariantBuilder  row;

  g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
  add (&row, "title", g_variant_new_string (title));
  *page += MAX (1, n_pages);
  last = g_strdup_printf ("%" G_GINT64_FORMAT, *page - 1);
  pages = n_pages > 1 ? g_strdup_printf ("%s—%s", first, last) : g_strdup (first);
  add (&row, "pages", g_variant_new_string (pages));
  add (&row, "note", g_variant_new_string (note != NULL ? note : ""));
  g_variant_builder_add (rows, "v", g_variant_builder_end (&row));
}

/* Of a form printed again for the same subject only the newest print lies in the volume. */
static gboolean
is_replaced (const HslCase     *owner,
             const HslDocument *document)
{
  for (guint i = 0; i < owner->documents->len; i++)
    {
      const HslDocument *other = g_ptr_array_index (owner->documents, i);

      if (other != document && g_strcmp0 (other->form, document->form) == 0 &&
          g_strcmp0 (other->subject, document->subject) == 0 && other->printed_at > document->printed_at)
        return TRUE;
    }
  return FALSE;
}

static void
add_volume_documents (Writer          *self,
                      HslTemplate     *form,
                      GVariantBuilder *rows,
                      gint64          *page)
{
  for (guint i = 0; i < self->owner->documents->len; i++)
    {
      const HslDocument *document = g_ptr_array_index (self->owner->documents, i);

      if (g_strcmp0 (document->form, hsl_template_get_id (form)) == 0 && !is_replaced (self->owner, document))
        add_volume_row (rows, hsl_template_get_title (form), page, document->pages, document->recipient);
    }
}

/* Forms in the ministry's order, then the attachments. */
static GVariant *
write_volume (Writer *self)
{
  g_autoptr (GPtrArray) forms = self->forms != NULL ? hsl_forms_list (self->forms, HSL_DAY_NONE) : NULL;
  gint64                page = 1;
  GVariantBuilder       rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("av"));
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    add_volume_documents (self, g_ptr_array_index (forms, i), &rows, &page);
  for (guint i = 0; i < self->owner->attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (self->owner->attachments, i);

      add_volume_row (&rows, attachment->name != NULL ? attachment->name : "", &page, 1, attachment->note);
    }
  return g_variant_builder_end (&rows);
}

/**
 * hsl_case_data_new:
 * @owner: a case, derived
 * @context: workers, organisations and rooms, code lists, and the time of printing
 * @forms: (nullable): the forms, for the titles in the volume
 * @subject: (nullable): uid of the session, inquiry, agreement or follow-up to print
 * @mask: (nullable): what is hidden from who gets the paper
 *
 * Returns: (transfer full): a record of type a{sv} for hsl_pages_new()
 */
GVariant *
hsl_case_data_new (const HslCase    *owner,
                   const HslContext *context,
                   HslForms         *forms,
                   const char       *subject,
                   const HslMask    *mask)
{
  HslDay                today = hsl_minute_get_day (context->now);
  Writer                self = { owner, context, context->directory, forms, today, mask };
  g_autoptr (GVariant)  record = g_variant_ref_sink (write_fact (&self, owner, TRUE));
  g_autofree char      *iso = hsl_day_to_iso (today);
  g_autofree char      *title = hsl_case_dup_title (owner);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (record);

  g_variant_dict_insert (&dict, "today", "s", iso);
  g_variant_dict_insert (&dict, "title", "s", title);
  g_variant_dict_insert_value (&dict, "session", write_subject (&self, owner->sessions, subject));
  g_variant_dict_insert_value (&dict, "inquiry", write_subject (&self, owner->inquiries, subject));
  g_variant_dict_insert_value (&dict, "agreement", write_subject (&self, owner->agreements, subject));
  g_variant_dict_insert_value (&dict, "follow_up", write_subject (&self, owner->follow_ups, subject));
  g_variant_dict_insert_value (&dict, "volume", write_volume (&self));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
