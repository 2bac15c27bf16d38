/* hsl-check.c: whether facts can be true
 *
 * Reading (hsl-noun-read.c) knows types; here codes, links, days and the things that must agree are
 * looked at. Every refusal starts with the path of the field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-check"

#include "hsl-check.h"

#include "hsl-id-number.h"
#include "hsl-nouns.h"
#include "hsl-paper.h"
#include "hsl-refuse.h"

#include <glib/gi18n-lib.h>

static char *
join_path (const char *path,
           const char *name)
{
  return *path != '\0' ? g_strconcat (path, ".", name, NULL) : g_strdup (name);
}

/**
 * hsl_fact_fill_defaults:
 *
 * Sets each required day and minute that may not lie in the future, and that is still empty, to now.
 */
void
hsl_fact_fill_defaults (gpointer          fact,
                        const HslContext *context)
{
  const HslNoun *noun = ((HslFact *) fact)->noun;

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if ((field->flags & HSL_FIELD_REQUIRED) == 0 || (field->flags & HSL_FIELD_PAST) == 0 ||
          hsl_fact_is_set (fact, field))
        continue;
      if (field->type == HSL_FIELD_DAY)
        G_STRUCT_MEMBER (HslDay, fact, field->offset) = hsl_minute_get_day (context->now);
      else if (field->type == HSL_FIELD_MINUTE)
        G_STRUCT_MEMBER (HslMinute, fact, field->offset) = context->now;
    }
}

static gboolean
check_code (const HslField   *field,
            const char       *code,
            const HslContext *context,
            const char       *path,
            GError          **error)
{
  if (g_str_equal (field->of, "grid") || g_str_equal (field->of, "area"))
    {
      if (hsl_directory_find_area (context->directory, code) == NULL)
        return hsl_refuse_field (error, path, _ ("the station has no area with the code “%s”"), code);
      return TRUE;
    }
  if (!hsl_codes_is_valid_on (context->codes, field->of, code, hsl_minute_get_day (context->now)))
    return hsl_refuse_field (error, path, _ ("“%s” is not a code of the list “%s”"), code, field->of);
  return TRUE;
}

/* The list of @owner in which facts of the noun @name lie directly, %NULL for nested ones. */
static GPtrArray *
find_owner_list (const HslCase *owner,
                 const char    *name)
{
  for (guint i = 0; i < hsl_case_noun.n_fields; i++)
    {
      const HslField *field = &hsl_case_noun.fields[i];

      if (field->type == HSL_FIELD_LIST && g_str_equal (field->of, name))
        return G_STRUCT_MEMBER (GPtrArray *, owner, field->offset);
    }
  return NULL;
}

static gboolean
link_exists (const HslField   *field,
             const char       *uid,
             const HslCase    *owner,
             const HslContext *context)
{
  const HslNoun *noun = hsl_noun_find (field->of);
  GPtrArray     *list;

  g_assert (noun != NULL);
  if (noun == &hsl_person_noun)
    return TRUE; /* the store knows the people */
  if (noun == &hsl_organisation_noun || noun == &hsl_worker_noun || noun == &hsl_room_noun)
    return hsl_directory_find (context->directory, noun, uid) != NULL;
  if (owner == NULL)
    return TRUE;
  if (noun == &hsl_term_noun)
    return hsl_case_find_term (owner, uid, NULL) != NULL;
  if (noun == &hsl_instalment_noun)
    return hsl_case_find_instalment (owner, uid, NULL) != NULL;

  list = find_owner_list (owner, field->of);
  return list != NULL && hsl_fact_list_find (list, uid) != NULL;
}

static gboolean
check_link (const HslField   *field,
            const char       *uid,
            const HslCase    *owner,
            const HslContext *context,
            const char       *path,
            GError          **error)
{
  const HslNoun *noun = hsl_noun_find (field->of);

  /* A signature's signatory may be the mediator or the seal. */
  if (noun == &hsl_party_noun &&
      (g_str_equal (uid, HSL_SIGNATORY_MEDIATOR) || g_str_equal (uid, HSL_SIGNATORY_SEAL)))
    return TRUE;
  if (!link_exists (field, uid, owner, context))
    return hsl_refuse_field (error, path, _ ("there is no %s “%s”"), _ (noun->label), uid);
  return TRUE;
}

static gboolean
check_many (const HslField   *field,
            char            **values,
            const HslCase    *owner,
            const HslContext *context,
            const char       *path,
            GError          **error)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", path, i);

      if (field->type == HSL_FIELD_CODES ? !check_code (field, values[i], context, item, error)
                                         : !check_link (field, values[i], owner, context, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_past (gconstpointer     fact,
            const HslField   *field,
            const HslContext *context,
            const char       *path,
            GError          **error)
{
  gboolean future;

  if ((field->flags & HSL_FIELD_PAST) == 0)
    return TRUE;
  if (field->type == HSL_FIELD_DAY)
    future = G_STRUCT_MEMBER (HslDay, fact, field->offset) > hsl_minute_get_day (context->now);
  else
    future = G_STRUCT_MEMBER (HslMinute, fact, field->offset) > context->now;
  if (future)
    return hsl_refuse_field (error, path, _ ("this lies in the future"));
  return TRUE;
}

static gboolean
check_list (GPtrArray        *list,
            const HslCase    *owner,
            const HslContext *context,
            const char       *path,
            GError          **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", path, i);

      if (!hsl_fact_check (g_ptr_array_index (list, i), owner, context, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_value (gconstpointer     fact,
             const HslField   *field,
             const HslCase    *owner,
             const HslContext *context,
             const char       *path,
             GError          **error)
{
  switch (field->type)
    {
    case HSL_FIELD_CODE:
      if ((field->flags & HSL_FIELD_DERIVED) != 0)
        return TRUE;
      return check_code (field, G_STRUCT_MEMBER (char *, fact, field->offset), context, path, error);
    case HSL_FIELD_LINK:
      return check_link (field, G_STRUCT_MEMBER (char *, fact, field->offset), owner, context, path, error);
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      return check_many (field, G_STRUCT_MEMBER (char **, fact, field->offset), owner, context, path, error);
    case HSL_FIELD_DAY:
    case HSL_FIELD_MINUTE:
      return check_past (fact, field, context, path, error);
    case HSL_FIELD_LIST:
      return check_list (G_STRUCT_MEMBER (GPtrArray *, fact, field->offset), owner, context, path, error);
    case HSL_FIELD_TEXT:
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
    case HSL_FIELD_FLAG:
    default:
      return TRUE;
    }
}

/**
 * hsl_fact_check:
 * @owner: (nullable): the case whose parties, terms ... links may name; %NULL to leave those links unchecked
 * @path: where @fact lies in the input, "" at the top
 *
 * Checks that required fields are there, codes are valid today, links lead somewhere and nothing that must
 * have happened lies in the future.
 */
gboolean
hsl_fact_check (gconstpointer     fact,
                const HslCase    *owner,
                const HslContext *context,
                const char       *path,
                GError          **error)
{
  const HslNoun *noun = ((const HslFact *) fact)->noun;

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField  *field = &noun->fields[i];
      g_autofree char *field_path = join_path (path, field->name);

      if (hsl_fact_is_set (fact, field))
        {
          if (!check_value (fact, field, owner, context, field_path, error))
            return FALSE;
        }
      else if ((field->flags & HSL_FIELD_REQUIRED) != 0)
        return hsl_refuse_field (error, field_path, _ ("%s is missing"), _ (field->label));
    }
  return TRUE;
}

/**
 * hsl_fact_assign_uids:
 *
 * Gives every fact without uid, here and below, a new one.
 */
void
hsl_fact_assign_uids (gpointer          fact,
                      const HslContext *context)
{
  HslFact *self = fact;

  if (self->uid == NULL)
    self->uid = context->new_uid != NULL ? context->new_uid (context->data) : hsl_uid_new ();

  for (guint i = 0; i < self->noun->n_fields; i++)
    {
      const HslField *field = &self->noun->fields[i];
      GPtrArray      *list;

      if (field->type != HSL_FIELD_LIST)
        continue;
      list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);
      for (guint n = 0; n < list->len; n++)
        hsl_fact_assign_uids (g_ptr_array_index (list, n), context);
    }
}

/**
 * hsl_party_complete:
 *
 * Fills what the identity number tells (birth date, sex) where it was left empty, sets the usual kind and
 * presence, and notes what is odd about the papers. An odd number is kept: old papers have them.
 */
void
hsl_party_complete (HslParty *self)
{
  HslIdNumber number;
  const char *problem = NULL;

  if (self->kind == NULL)
    self->kind = g_strdup ("natural");
  if (self->presence == NULL)
    self->presence = g_strdup ("attending");
  g_clear_pointer (&self->warnings, g_free);
  if (self->paper_number == NULL)
    return;
  if (self->paper_kind == NULL && g_str_equal (self->kind, "natural"))
    self->paper_kind = g_strdup ("id-card");
  if (g_strcmp0 (self->paper_kind, "id-card") == 0 &&
      hsl_id_number_parse (self->paper_number, &number) <= HSL_ID_WRONG_CHECK_DIGIT)
    {
      if (self->birth_on == HSL_DAY_NONE)
        self->birth_on = number.birth;
      if (self->sex == NULL && number.sex != 0)
        self->sex = g_strdup_printf ("%d", number.sex);
    }
  if (self->paper_kind != NULL &&
      hsl_paper_check (self->paper_kind, self->paper_number, &problem) != HSL_PAPER_FITS)
    self->warnings = g_strdup (problem);
}

static gboolean
refuse_before_birth (const HslParty *party,
                     HslDay          day,
                     const char     *path,
                     GError        **error)
{
  if (party == NULL || party->birth_on == HSL_DAY_NONE || day == HSL_DAY_NONE || day >= party->birth_on)
    return TRUE;
  return hsl_refuse_field (error, path, _ ("%s was not born yet on that day"), party->name);
}

static gboolean
check_births (const HslCase *self,
              GError       **error)
{
  for (guint i = 0; i < self->parties->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (self->parties, i);
      g_autofree char *path = g_strdup_printf ("parties[%u].birth_on", i);

      if (!refuse_before_birth (party, self->requested_on, path, error) ||
          !refuse_before_birth (party, hsl_minute_get_day (self->occurred_at), path, error))
        return FALSE;
    }
  for (guint i = 0; i < self->activities->len; i++)
    {
      const HslActivity *activity = g_ptr_array_index (self->activities, i);
      g_autofree char   *path = g_strdup_printf ("activities[%u].at", i);

      if (!refuse_before_birth (hsl_case_find_party (self, activity->party),
                                hsl_minute_get_day (activity->at), path, error))
        return FALSE;
    }
  for (guint i = 0; i < self->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->agreements, i);

      for (guint s = 0; s < agreement->signatures->len; s++)
        {
          const HslSignature *signature = g_ptr_array_index (agreement->signatures, s);
          g_autofree char    *path = g_strdup_printf ("agreements[%u].signatures[%u].on", i, s);

          if (!refuse_before_birth (hsl_case_find_party (self, signature->signatory), signature->on, path,
                                    error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Rows of one noun are told apart by uid within a case, also when they lie in different lists. */
static gboolean
check_uids (gconstpointer fact,
            GHashTable   *seen,
            const char   *path,
            GError      **error)
{
  const HslFact   *self = fact;
  g_autofree char *key = g_strconcat (self->noun->name, "/", self->uid, NULL);

  if (self->uid != NULL && self->noun->table != NULL && !g_hash_table_add (seen, g_steal_pointer (&key)))
    return hsl_refuse_field (error, *path != '\0' ? path : self->noun->name,
                             _ ("another %s has the same uid “%s”"), _ (self->noun->label), self->uid);

  for (guint i = 0; i < self->noun->n_fields; i++)
    {
      const HslField *field = &self->noun->fields[i];
      GPtrArray      *list;

      if (field->type != HSL_FIELD_LIST)
        continue;
      list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);
      for (guint n = 0; n < list->len; n++)
        {
          g_autofree char *base = join_path (path, field->name);
          g_autofree char *item = g_strdup_printf ("%s[%u]", base, n);

          if (!check_uids (g_ptr_array_index (list, n), seen, item, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * hsl_case_check:
 *
 * Checks what must hold over the whole case after any action: no uid twice, nobody acting before birth.
 */
gboolean
hsl_case_check (const HslCase *self,
                GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return check_uids (self, seen, "", error) && check_births (self, error);
}
