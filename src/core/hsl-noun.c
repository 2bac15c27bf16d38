/* hsl-noun.c: what the nouns of the domain are made of
 *
 * Everything here walks the field tables; nothing knows a particular noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-noun"

#include "hsl-noun.h"

#include "hsl-nouns.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/**
 * hsl_noun_find:
 *
 * Returns: (nullable) (transfer none): the noun of that name
 */
const HslNoun *
hsl_noun_find (const char *name)
{
  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    if (g_str_equal (hsl_nouns[i]->name, name))
      return hsl_nouns[i];
  return NULL;
}

/**
 * hsl_noun_find_field:
 *
 * Returns: (nullable) (transfer none): the field of that name
 */
const HslField *
hsl_noun_find_field (const HslNoun *noun,
                     const char    *name)
{
  for (guint i = 0; i < noun->n_fields; i++)
    if (g_str_equal (noun->fields[i].name, name))
      return &noun->fields[i];
  return NULL;
}

/**
 * hsl_uid_new:
 *
 * Returns: (transfer full): a new random uid: 16 characters, 80 random bits
 */
char *
hsl_uid_new (void)
{
  static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
  guint8            bytes[16];
  char             *uid = g_malloc (sizeof bytes + 1);

  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    g_error ("the system gives no random numbers");

  for (guint i = 0; i < sizeof bytes; i++)
    uid[i] = letters[bytes[i] & 31];
  uid[sizeof bytes] = '\0';
  return uid;
}

/**
 * hsl_uid_is_valid:
 *
 * Returns: whether @uid is 1 to 64 letters, digits, "-" or "_"
 */
gboolean
hsl_uid_is_valid (const char *uid)
{
  gsize length = uid != NULL ? strlen (uid) : 0;

  if (length < 1 || length > 64)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (uid[i]) && uid[i] != '-' && uid[i] != '_')
      return FALSE;
  return TRUE;
}

static gboolean
field_is_text (const HslField *field)
{
  return field->type == HSL_FIELD_TEXT || field->type == HSL_FIELD_CODE || field->type == HSL_FIELD_LINK;
}

static gboolean
field_is_strv (const HslField *field)
{
  return field->type == HSL_FIELD_CODES || field->type == HSL_FIELD_LINKS;
}

/**
 * hsl_fact_new:
 *
 * Returns: (transfer full): an empty fact without uid; its lists are there and empty
 */
gpointer
hsl_fact_new (const HslNoun *noun)
{
  HslFact *fact = g_atomic_rc_box_alloc0 (noun->size);

  fact->noun = noun;
  for (guint i = 0; i < noun->n_fields; i++)
    if (noun->fields[i].type == HSL_FIELD_LIST)
      G_STRUCT_MEMBER (GPtrArray *, fact, noun->fields[i].offset) = hsl_fact_list_new ();
  return fact;
}

gpointer
hsl_fact_ref (gpointer fact)
{
  return g_atomic_rc_box_acquire (fact);
}

static void
clear_field (gpointer        fact,
             const HslField *field)
{
  if (field_is_text (field))
    g_clear_pointer (&G_STRUCT_MEMBER (char *, fact, field->offset), g_free);
  else if (field_is_strv (field))
    g_clear_pointer (&G_STRUCT_MEMBER (char **, fact, field->offset), g_strfreev);
  else if (field->type == HSL_FIELD_LIST)
    g_clear_pointer (&G_STRUCT_MEMBER (GPtrArray *, fact, field->offset), g_ptr_array_unref);
  else if (field->type == HSL_FIELD_DAY)
    G_STRUCT_MEMBER (HslDay, fact, field->offset) = HSL_DAY_NONE;
  else if (field->type == HSL_FIELD_FLAG)
    G_STRUCT_MEMBER (gboolean, fact, field->offset) = FALSE;
  else
    G_STRUCT_MEMBER (gint64, fact, field->offset) = 0;
}

static void
clear_fact (gpointer data)
{
  HslFact *fact = data;

  for (guint i = 0; i < fact->noun->n_fields; i++)
    clear_field (fact, &fact->noun->fields[i]);
  g_clear_pointer (&fact->uid, g_free);
}

void
hsl_fact_unref (gpointer fact)
{
  if (fact != NULL)
    g_atomic_rc_box_release_full (fact, clear_fact);
}

GPtrArray *
hsl_fact_list_new (void)
{
  return g_ptr_array_new_with_free_func (hsl_fact_unref);
}

/**
 * hsl_fact_list_find:
 * @list: of facts
 * @uid: (nullable): a uid
 *
 * Returns: (nullable) (transfer none): the fact with that uid
 */
gpointer
hsl_fact_list_find (GPtrArray  *list,
                    const char *uid)
{
  if (uid == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      HslFact *fact = g_ptr_array_index (list, i);

      if (g_strcmp0 (fact->uid, uid) == 0)
        return fact;
    }
  return NULL;
}

static void
assign_field (gpointer        to,
              gconstpointer   from,
              const HslField *field)
{
  if (field_is_text (field))
    G_STRUCT_MEMBER (char *, to, field->offset) = g_strdup (G_STRUCT_MEMBER (char *, from, field->offset));
  else if (field_is_strv (field))
    G_STRUCT_MEMBER (char **, to, field->offset) = g_strdupv (G_STRUCT_MEMBER (char **, from, field->offset));
  else if (field->type == HSL_FIELD_LIST)
    {
      GPtrArray *source = G_STRUCT_MEMBER (GPtrArray *, from, field->offset);
      GPtrArray *target = G_STRUCT_MEMBER (GPtrArray *, to, field->offset);

      for (guint i = 0; i < source->len; i++)
        {
          HslFact *fact = g_ptr_array_index (source, i);

          g_ptr_array_add (target, (field->flags & HSL_FIELD_SHARED) != 0 ? hsl_fact_ref (fact)
                                                                          : hsl_fact_copy (fact));
        }
    }
  else if (field->type == HSL_FIELD_DAY)
    G_STRUCT_MEMBER (HslDay, to, field->offset) = G_STRUCT_MEMBER (HslDay, from, field->offset);
  else if (field->type == HSL_FIELD_FLAG)
    G_STRUCT_MEMBER (gboolean, to, field->offset) = G_STRUCT_MEMBER (gboolean, from, field->offset);
  else
    G_STRUCT_MEMBER (gint64, to, field->offset) = G_STRUCT_MEMBER (gint64, from, field->offset);
}

/**
 * hsl_fact_copy_field:
 *
 * Sets one field of @to to a deep copy of that of @from; both are of the same noun. Lists that are shared
 * hold the same facts afterwards.
 */
void
hsl_fact_copy_field (gpointer        to,
                     gconstpointer   from,
                     const HslField *field)
{
  clear_field (to, field);
  if (field->type == HSL_FIELD_LIST)
    G_STRUCT_MEMBER (GPtrArray *, to, field->offset) = hsl_fact_list_new ();
  assign_field (to, from, field);
}

/**
 * hsl_fact_copy:
 *
 * Returns: (transfer full): a deep copy, uid and version included; lists that are shared hold the same facts
 */
gpointer
hsl_fact_copy (gconstpointer fact)
{
  const HslFact *source = fact;
  HslFact       *copy = hsl_fact_new (source->noun);

  copy->uid = g_strdup (source->uid);
  copy->version = source->version;
  for (guint i = 0; i < source->noun->n_fields; i++)
    assign_field (copy, source, &source->noun->fields[i]);
  return copy;
}

static gboolean
list_equal (GPtrArray *a,
            GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!hsl_fact_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
strv_equal (char **a,
            char **b)
{
  static char *none[] = { NULL };

  return g_strv_equal ((const char *const *) (a != NULL ? a : none),
                       (const char *const *) (b != NULL ? b : none));
}

static gboolean
field_equal (gconstpointer   a,
             gconstpointer   b,
             const HslField *field)
{
  if (field_is_text (field))
    return g_strcmp0 (G_STRUCT_MEMBER (char *, a, field->offset),
                      G_STRUCT_MEMBER (char *, b, field->offset)) == 0;
  if (field_is_strv (field))
    return strv_equal (G_STRUCT_MEMBER (char **, a, field->offset),
                       G_STRUCT_MEMBER (char **, b, field->offset));
  if (field->type == HSL_FIELD_LIST)
    return list_equal (G_STRUCT_MEMBER (GPtrArray *, a, field->offset),
                       G_STRUCT_MEMBER (GPtrArray *, b, field->offset));
  if (field->type == HSL_FIELD_DAY)
    return G_STRUCT_MEMBER (HslDay, a, field->offset) == G_STRUCT_MEMBER (HslDay, b, field->offset);
  if (field->type == HSL_FIELD_FLAG)
    return G_STRUCT_MEMBER (gboolean, a, field->offset) == G_STRUCT_MEMBER (gboolean, b, field->offset);
  return G_STRUCT_MEMBER (gint64, a, field->offset) == G_STRUCT_MEMBER (gint64, b, field->offset);
}

static const HslNoun *
field_listed_noun (const HslField *field)
{
  const HslNoun *noun = hsl_noun_find (field->of);

  g_assert (noun != NULL);
  return noun;
}

/**
 * hsl_fact_row_equal:
 *
 * Returns: whether the stored rows of @a and @b would hold the same: rows of their own that lie below them do
 * not count
 */
gboolean
hsl_fact_row_equal (gconstpointer a,
                    gconstpointer b)
{
  const HslNoun *noun = ((const HslFact *) a)->noun;

  g_return_val_if_fail (noun == ((const HslFact *) b)->noun, FALSE);

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if (field->type == HSL_FIELD_LIST && field_listed_noun (field)->table != NULL)
        continue;
      if (!field_equal (a, b, field))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_fact_equal:
 *
 * Returns: whether both have the same uid and the same values, all the way down
 */
gboolean
hsl_fact_equal (gconstpointer a,
                gconstpointer b)
{
  const HslFact *first = a;
  const HslFact *second = b;

  if (first == second)
    return TRUE;
  if (first->noun != second->noun || g_strcmp0 (first->uid, second->uid) != 0)
    return FALSE;
  for (guint i = 0; i < first->noun->n_fields; i++)
    if (!field_equal (a, b, &first->noun->fields[i]))
      return FALSE;
  return TRUE;
}

static const HslField *
require_field (gconstpointer fact,
               const char   *name)
{
  const HslField *field = hsl_noun_find_field (((const HslFact *) fact)->noun, name);

  if (field == NULL)
    g_error ("%s has no field %s", ((const HslFact *) fact)->noun->name, name);
  return field;
}

/**
 * hsl_fact_get_text:
 * @field: the name of a text, code or link field
 *
 * Returns: (nullable) (transfer none): its value
 */
const char *
hsl_fact_get_text (gconstpointer fact,
                   const char   *field)
{
  const HslField *found = require_field (fact, field);

  g_return_val_if_fail (field_is_text (found), NULL);
  return G_STRUCT_MEMBER (char *, fact, found->offset);
}

/**
 * hsl_fact_get_number:
 * @field: the name of a number, money (fen), minute or flag field
 */
gint64
hsl_fact_get_number (gconstpointer fact,
                     const char   *field)
{
  const HslField *found = require_field (fact, field);

  if (found->type == HSL_FIELD_FLAG)
    return G_STRUCT_MEMBER (gboolean, fact, found->offset);
  g_return_val_if_fail (found->type == HSL_FIELD_NUMBER || found->type == HSL_FIELD_MONEY ||
                            found->type == HSL_FIELD_MINUTE,
                        0);
  return G_STRUCT_MEMBER (gint64, fact, found->offset);
}

/**
 * hsl_fact_get_day:
 * @field: the name of a day field, or of a minute field, whose day is taken
 */
HslDay
hsl_fact_get_day (gconstpointer fact,
                  const char   *field)
{
  const HslField *found = require_field (fact, field);

  if (found->type == HSL_FIELD_MINUTE)
    return hsl_minute_get_day (G_STRUCT_MEMBER (HslMinute, fact, found->offset));
  g_return_val_if_fail (found->type == HSL_FIELD_DAY, HSL_DAY_NONE);
  return G_STRUCT_MEMBER (HslDay, fact, found->offset);
}

/**
 * hsl_fact_get_list:
 * @field: the name of a list field
 *
 * Returns: (transfer none) (element-type HslFact): its facts, never %NULL
 */
GPtrArray *
hsl_fact_get_list (gconstpointer fact,
                   const char   *field)
{
  const HslField *found = require_field (fact, field);

  g_return_val_if_fail (found->type == HSL_FIELD_LIST, NULL);
  return G_STRUCT_MEMBER (GPtrArray *, fact, found->offset);
}

/**
 * hsl_fact_is_set:
 *
 * Returns: whether the field holds anything: a number or an amount of 0 and a flag that is off hold nothing
 */
gboolean
hsl_fact_is_set (gconstpointer   fact,
                 const HslField *field)
{
  const char *text;
  char      **strv;

  if (field_is_text (field))
    {
      text = G_STRUCT_MEMBER (char *, fact, field->offset);
      return text != NULL && *text != '\0';
    }
  if (field_is_strv (field))
    {
      strv = G_STRUCT_MEMBER (char **, fact, field->offset);
      return strv != NULL && strv[0] != NULL;
    }
  if (field->type == HSL_FIELD_LIST)
    return G_STRUCT_MEMBER (GPtrArray *, fact, field->offset)->len > 0;
  if (field->type == HSL_FIELD_DAY)
    return G_STRUCT_MEMBER (HslDay, fact, field->offset) != HSL_DAY_NONE;
  if (field->type == HSL_FIELD_FLAG)
    return G_STRUCT_MEMBER (gboolean, fact, field->offset);
  return G_STRUCT_MEMBER (gint64, fact, field->offset) != 0;
}

static GVariant *
list_to_variant (GPtrArray     *list,
                 HslVariantPart part)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (&builder, hsl_fact_to_variant (g_ptr_array_index (list, i), part));
  return g_variant_builder_end (&builder);
}

static GVariant *
field_to_variant (gconstpointer   fact,
                  const HslField *field,
                  HslVariantPart  part)
{
  switch (field->type)
    {
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
      return g_variant_new_string (G_STRUCT_MEMBER (char *, fact, field->offset));
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      return g_variant_new_strv ((const char *const *) G_STRUCT_MEMBER (char **, fact, field->offset), -1);
    case HSL_FIELD_DAY:
      return g_variant_new_take_string (hsl_day_to_iso (G_STRUCT_MEMBER (HslDay, fact, field->offset)));
    case HSL_FIELD_MINUTE:
      return g_variant_new_take_string (hsl_minute_to_iso (G_STRUCT_MEMBER (HslMinute, fact, field->offset)));
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
      return g_variant_new_int64 (G_STRUCT_MEMBER (gint64, fact, field->offset));
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (G_STRUCT_MEMBER (gboolean, fact, field->offset));
    case HSL_FIELD_LIST:
      return list_to_variant (G_STRUCT_MEMBER (GPtrArray *, fact, field->offset), part);
    default:
      g_assert_not_reached ();
    }
}

/**
 * hsl_fact_dup_value:
 *
 * Returns: (transfer full) (nullable): the value of one field, %NULL when it is not set
 */
GVariant *
hsl_fact_dup_value (gconstpointer   fact,
                    const HslField *field)
{
  if (!hsl_fact_is_set (fact, field))
    return NULL;
  return g_variant_ref_sink (field_to_variant (fact, field, HSL_VARIANT_ALL));
}

/**
 * hsl_fact_to_variant:
 * @part: all of it, or only what its row seals
 *
 * Only what is set is written; the uid comes as "uid" where there is one. Inside a sealed part everything of
 * a nested noun is sealed, its plain fields too.
 *
 * Returns: (transfer floating): a dictionary "a{sv}"
 */
GVariant *
hsl_fact_to_variant (gconstpointer  fact,
                     HslVariantPart part)
{
  const HslFact  *self = fact;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (self->uid != NULL && (part == HSL_VARIANT_ALL || self->noun->table == NULL))
    g_variant_builder_add (&builder, "{sv}", "uid", g_variant_new_string (self->uid));

  for (guint i = 0; i < self->noun->n_fields; i++)
    {
      const HslField *field = &self->noun->fields[i];

      if (!hsl_fact_is_set (fact, field))
        continue;
      if (part == HSL_VARIANT_SEALED && self->noun->table != NULL && !hsl_field_is_sealed (field))
        continue;
      g_variant_builder_add (&builder, "{sv}", field->name, field_to_variant (fact, field, part));
    }
  return g_variant_builder_end (&builder);
}

/**
 * hsl_field_is_sealed:
 *
 * Returns: whether the field lies in the sealed part of its row. Lists of nouns without a table always do.
 */
gboolean
hsl_field_is_sealed (const HslField *field)
{
  if (field->type == HSL_FIELD_LIST)
    return field_listed_noun (field)->table == NULL;
  return (field->flags & HSL_FIELD_SEALED) != 0;
}

/**
 * hsl_field_is_column:
 *
 * Returns: whether the field is a plain column of its noun's table
 */
gboolean
hsl_field_is_column (const HslField *field)
{
  return field->type != HSL_FIELD_LIST && (field->flags & HSL_FIELD_SEALED) == 0;
}
