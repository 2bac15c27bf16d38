/* hsl-case-data.c: a case as the data of its forms
 *
 * Every field of every noun is there under its own name, "" or 0 or an empty list when it is unset,
 * so that a template may name any of them and nothing else. Links are replaced by the record they
 * lead to. The few names that no noun has:
 *
 *     today                    the day of printing
 *     session, inquiry, agreement, follow_up, performance, urge, transfer
 *                              the one that is printed, else the newest
 *     parties.age              in years on the day of acceptance, "" when unknown
 *     parties.agents           those who act for the party
 *     agreements.signatories   the parties that sign
 *     agreements.total_text    the sum of its terms in digits and 大写
 *     agreements.delay_text    what is owed for being late, "" for nothing
 *     agreements.items         terms and free paragraphs in their order: number (0 for a paragraph), sentence
 *     agreements.terms.sentence
 *                              the term in words, the same as in the window
 *     agreements.terms.instalments.time
 *                              by what day, or upon what event
 *     title                    as typed, else made of the names of both sides
 *     volume, volume_pages, volume_codes
 *                              the rows of the catalogue: title, pages, note; how many pages they are, and
 *                              how many notes are codes: only for forms whose id begins with "volume-"
 *     filed_by, checked_by     the two who archived the volume
 *
 * and those of hsl-case-extras.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-data"

#include "hsl-case-data-private.h"

#include "hsl-activity.h"
#include "hsl-scope.h"
#include "hsl-session.h"
#include "hsl-subject.h"
#include "hsl-term-text.h"

#include <string.h>

/**
 * hsl_case_writer_write_empty:
 *
 * Returns: (transfer floating): a record of which every path is unset
 */
GVariant *
hsl_case_writer_write_empty (void)
{
  return g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0);
}

static GVariant *
write_empty_list (void)
{
  return g_variant_new_array (G_VARIANT_TYPE_VARIANT, NULL, 0);
}

static gconstpointer
find_linked (HslCaseWriter *self,
             const char    *noun,
             const char    *uid)
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

/* Returns: (transfer full): the record, not floating */
static GVariant *
write_once (HslCaseWriter *self,
            gconstpointer  fact,
            gboolean       is_deep)
{
  GHashTable *written = is_deep ? self->records : self->briefs;
  GVariant   *record = g_hash_table_lookup (written, fact);

  if (record == NULL)
    {
      record = g_variant_ref_sink (hsl_case_writer_write (self, fact, is_deep));
      g_hash_table_insert (written, (gpointer) fact, record);
    }
  return g_variant_ref (record);
}

/* Returns: (transfer full): the record, not floating */
static GVariant *
write_linked (HslCaseWriter *self,
              const char    *noun,
              const char    *uid)
{
  gconstpointer fact = find_linked (self, noun, uid);

  return fact != NULL ? write_once (self, fact, FALSE) : g_variant_ref_sink (hsl_case_writer_write_empty ());
}

static GVariant *
write_links (HslCaseWriter  *self,
             const HslField *field,
             GVariant       *uids)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (gsize i = 0; uids != NULL && i < g_variant_n_children (uids); i++)
    {
      g_autoptr (GVariant) uid = hsl_value_get_item (uids, i);
      g_autoptr (GVariant) linked = write_linked (self, field->of, g_variant_get_string (uid, NULL));

      g_variant_builder_add (&builder, "v", linked);
    }
  return g_variant_builder_end (&builder);
}

/**
 * hsl_case_writer_write_list:
 * @list: (nullable) (element-type HslFact): facts
 *
 * Returns: (transfer floating): a record of each, deep
 */
GVariant *
hsl_case_writer_write_list (HslCaseWriter *self,
                            GPtrArray     *list)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GVariant) record = write_once (self, g_ptr_array_index (list, i), TRUE);

      g_variant_builder_add (&builder, "v", record);
    }
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
write_masked (HslCaseWriter  *self,
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
write_field (HslCaseWriter  *self,
             gconstpointer   fact,
             const HslField *field,
             gboolean        is_deep)
{
  g_autoptr (GVariant) value = NULL;

  if (field->type == HSL_FIELD_LIST)
    return hsl_case_writer_write_list (self, hsl_fact_get_list (fact, field->name));

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

/**
 * hsl_case_writer_add:
 * @builder: of a record
 * @name: what a template calls it
 * @value: taken
 */
void
hsl_case_writer_add (GVariantBuilder *builder,
                     const char      *name,
                     GVariant        *value)
{
  g_autoptr (GVariant) owned = g_variant_is_floating (value) ? g_variant_ref_sink (value) : value;

  g_variant_builder_add (builder, "{sv}", name, owned);
}

static void
add_party (HslCaseWriter   *self,
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
  hsl_case_writer_add (builder, "age", g_variant_new_string (age));
  if (!is_deep)
    return;

  hsl_case_extras_add_party (self, builder, party);
  for (guint i = 0; i < owner->agents->len; i++)
    {
      HslAgent *agent = g_ptr_array_index (owner->agents, i);

      if (g_strcmp0 (agent->party, party->fact.uid) == 0)
        g_ptr_array_add (agents, agent);
    }
  hsl_case_writer_add (builder, "agents", hsl_case_writer_write_list (self, agents));
}

static char *
dup_term_text (HslCaseWriter *self,
               const HslTerm *term)
{
  HslAgreement *agreement = NULL;

  hsl_case_find_term (self->owner, term->fact.uid, &agreement);
  g_assert (agreement != NULL);
  return hsl_term_dup_text (term, agreement, self->owner, self->context);
}

/* Terms are numbered; a free paragraph goes between them without a number. */
static GVariant *
write_items (HslCaseWriter      *self,
             const HslAgreement *agreement)
{
  g_autoptr (GPtrArray) items = hsl_agreement_get_items (agreement);
  GVariantBuilder       list;
  gint64                number = 0;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < items->len; i++)
    {
      const HslFact  *fact = g_ptr_array_index (items, i);
      const char     *text = NULL;
      gboolean        is_term = fact->noun == &hsl_term_noun;
      GVariantBuilder item;

      g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
      hsl_case_writer_add (&item, "number", g_variant_new_int64 (is_term ? ++number : 0));
      if (!is_term)
        text = ((const HslFreeParagraph *) fact)->text;
      hsl_case_writer_add (&item, "sentence",
                           is_term ? g_variant_new_take_string (dup_term_text (self, (const HslTerm *) fact))
                                   : g_variant_new_string (text != NULL ? text : ""));
      g_variant_builder_add (&list, "v", g_variant_builder_end (&item));
    }
  return g_variant_builder_end (&list);
}

static void
add_agreement (HslCaseWriter      *self,
               GVariantBuilder    *builder,
               const HslAgreement *agreement)
{
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (agreement, self->owner);

  hsl_case_writer_add (builder, "signatories", hsl_case_writer_write_list (self, signatories));
  hsl_case_writer_add (builder, "total_text",
                       g_variant_new_take_string (hsl_agreement_dup_total_text (agreement)));
  hsl_case_writer_add (builder, "delay_text",
                       g_variant_new_take_string (hsl_agreement_dup_delay_text (agreement)));
  hsl_case_writer_add (builder, "items", write_items (self, agreement));
}

static void
add_term (HslCaseWriter   *self,
          GVariantBuilder *builder,
          const HslTerm   *term)
{
  hsl_case_writer_add (builder, "sentence", g_variant_new_take_string (dup_term_text (self, term)));
}

/**
 * hsl_case_writer_write:
 * @fact: a fact
 * @is_deep: with its lists and links, else only what it says itself
 *
 * Returns: (transfer floating): it as a record
 */
GVariant *
hsl_case_writer_write (HslCaseWriter *self,
                       gconstpointer  fact,
                       gboolean       is_deep)
{
  const HslNoun  *noun = ((const HslFact *) fact)->noun;
  const char     *uid = ((const HslFact *) fact)->uid;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_case_writer_add (&builder, "uid", g_variant_new_string (uid != NULL ? uid : ""));
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if (is_left_out (field) || (!is_deep && field->type == HSL_FIELD_LIST))
        continue;
      hsl_case_writer_add (&builder, field->name, write_field (self, fact, field, is_deep));
    }

  if (noun == &hsl_party_noun)
    add_party (self, &builder, fact, is_deep);
  if (noun == &hsl_term_noun)
    add_term (self, &builder, fact);
  if (noun == &hsl_instalment_noun)
    hsl_case_writer_add (&builder, "time", g_variant_new_take_string (hsl_instalment_dup_time (fact)));
  if (noun == &hsl_agreement_noun && is_deep)
    add_agreement (self, &builder, fact);
  if (noun == &hsl_performance_noun && is_deep)
    hsl_case_extras_add_deed (self, &builder, ((const HslPerformance *) fact)->term,
                              ((const HslPerformance *) fact)->instalment);
  if (noun == &hsl_urge_noun && is_deep)
    hsl_case_extras_add_deed (self, &builder, ((const HslUrge *) fact)->term,
                              ((const HslUrge *) fact)->instalment);
  return g_variant_builder_end (&builder);
}

/* The fact that is printed: the one asked for, else the newest. */
static GVariant *
write_subject (HslCaseWriter *self,
               const char    *kind)
{
  const HslFact *fact = self->subject != NULL ? hsl_subject_find (kind, self->owner, self->subject) : NULL;

  if (fact == NULL)
    fact = hsl_subject_find (kind, self->owner, NULL);
  return fact != NULL ? write_once (self, fact, TRUE) : g_variant_ref_sink (hsl_case_writer_write_empty ());
}

static void
take_value (GVariantDict *dict,
            const char   *name,
            GVariant     *value)
{
  g_variant_dict_insert_value (dict, name, value);
  g_variant_unref (value);
}

/* Who filed the volume is named first, who checked it second. */
static GVariant *
write_archivist (HslCaseWriter *self,
                 guint          number)
{
  char **workers = self->owner->archived_by;

  return write_linked (self, "worker",
                       workers != NULL && g_strv_length (workers) > number ? workers[number] : NULL);
}

/* By the address of the fact: no fact is changed while its case is written. */
static GHashTable *
new_records (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_variant_unref);
}

static const char *const subjects[][2] = {
  { "session", "session" },
  { "inquiry", "inquiry" },
  { "agreement", "agreement" },
  { "follow_up", "follow-up" },
  { "performance", "performance" },
  { "urge", "urge" },
  { "transfer", "transfer" },
};

/**
 * hsl_case_data_new_about:
 * @data: of hsl_case_data_new(), without a subject and with the same mask
 * @owner: a case, derived
 * @context: the same as for @data
 * @subject: (nullable): uid of the row to print
 * @mask: (nullable): what is hidden from who gets the paper
 *
 * The case as data takes longer to make than a page: a volume makes it once.
 *
 * Returns: (transfer full): as hsl_case_data_new() with @subject
 */
GVariant *
hsl_case_data_new_about (GVariant         *data,
                         const HslCase    *owner,
                         const HslContext *context,
                         const char       *subject,
                         const HslMask    *mask)
{
  HslDay                 today = hsl_minute_get_day (context->now);
  g_autoptr (GHashTable) briefs = new_records ();
  g_autoptr (GHashTable) records = new_records ();
  HslCaseWriter          self = { owner, context, context->directory, today, subject, mask, briefs, records };
  GVariantDict           dict;

  if (subject == NULL)
    return g_variant_ref (data);
  g_variant_dict_init (&dict, data);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (hsl_subject_find (subjects[i][1], owner, subject) != NULL)
      take_value (&dict, subjects[i][0], write_subject (&self, subjects[i][1]));
  hsl_case_extras_add_case (&self, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * hsl_case_data_new:
 * @owner: a case, derived
 * @context: workers, organisations and rooms, code lists, and the time of printing
 * @subject: (nullable): uid of the row to print, see hsl-subject.h
 * @mask: (nullable): what is hidden from who gets the paper
 *
 * Returns: (transfer full): a record of type a{sv} for hsl_pages_new()
 */
GVariant *
hsl_case_data_new (const HslCase    *owner,
                   const HslContext *context,
                   const char       *subject,
                   const HslMask    *mask)
{
  HslDay                 today = hsl_minute_get_day (context->now);
  g_autoptr (GHashTable) briefs = new_records ();
  g_autoptr (GHashTable) records = new_records ();
  HslCaseWriter          self = { owner, context, context->directory, today, subject, mask, briefs, records };
  g_autoptr (GVariant)   record = g_variant_ref_sink (hsl_case_writer_write (&self, owner, TRUE));
  g_autofree char       *iso = hsl_day_to_iso (today);
  g_autofree char       *title = hsl_case_dup_title (owner);
  g_auto (GVariantDict)  dict = G_VARIANT_DICT_INIT (record);

  g_variant_dict_insert (&dict, "today", "s", iso);
  g_variant_dict_insert (&dict, "title", "s", title);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    take_value (&dict, subjects[i][0], write_subject (&self, subjects[i][1]));
  g_variant_dict_insert_value (&dict, "volume", write_empty_list ());
  g_variant_dict_insert (&dict, "volume_pages", "x", (gint64) 0);
  g_variant_dict_insert (&dict, "volume_codes", "x", (gint64) 0);
  take_value (&dict, "filed_by", write_archivist (&self, 0));
  take_value (&dict, "checked_by", write_archivist (&self, 1));
  hsl_case_extras_add_case (&self, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
