/* hsl-noun-read.c: from values to facts, every refusal with the path of the field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-noun"

#include "hsl-noun.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError    **error,
        const char *path,
        const char *what)
{
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, "%s: %s", path, what);
  return FALSE;
}

/* Values come wrapped in variants ("v") and optionals ("mv") from JSON. %NULL stands for null. */
static GVariant *
unwrap (GVariant *value)
{
  GVariant *inner = g_variant_ref (value);

  while (inner != NULL && (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT) ||
                           g_variant_is_of_type (inner, G_VARIANT_TYPE_MAYBE)))
    {
      GVariant *next = g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT) ? g_variant_get_variant (inner)
                                                                            : g_variant_get_maybe (inner);
      g_variant_unref (inner);
      inner = next;
    }
  return inner;
}

static gboolean
read_text (gpointer        fact,
           const HslField *field,
           GVariant       *value,
           const char     *path,
           GError        **error)
{
  const char *text;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return refuse (error, path, _ ("a text is expected"));

  text = g_variant_get_string (value, NULL);
  if (field->type == HSL_FIELD_LINK && *text != '\0' && !hsl_uid_is_valid (text))
    return refuse (error, path, _ ("this is not a valid uid"));

  g_free (G_STRUCT_MEMBER (char *, fact, field->offset));
  G_STRUCT_MEMBER (char *, fact, field->offset) = *text != '\0' ? g_strdup (text) : NULL;
  return TRUE;
}

static gboolean
read_strv (gpointer        fact,
           const HslField *field,
           GVariant       *value,
           const char     *path,
           GError        **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!g_variant_type_is_array (g_variant_get_type (value)))
    return refuse (error, path, _ ("a list of texts is expected"));

  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
      g_autoptr (GVariant) item = unwrap (child);
      g_autofree char     *item_path = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", path, i);

      if (item == NULL || !g_variant_is_of_type (item, G_VARIANT_TYPE_STRING))
        return refuse (error, item_path, _ ("a text is expected"));
      g_strv_builder_add (builder, g_variant_get_string (item, NULL));
    }

  g_strfreev (G_STRUCT_MEMBER (char **, fact, field->offset));
  G_STRUCT_MEMBER (char **, fact, field->offset) = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_time (gpointer        fact,
           const HslField *field,
           GVariant       *value,
           const char     *path,
           GError        **error)
{
  const char *text;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return refuse (error, path, _ ("a date as a text is expected, such as \"2026-03-01\""));

  text = g_variant_get_string (value, NULL);
  if (field->type == HSL_FIELD_DAY)
    {
      HslDay day = hsl_day_from_iso (text);

      if (day == HSL_DAY_NONE && *text != '\0')
        return refuse (error, path, _ ("this is not a date such as \"2026-03-01\""));
      G_STRUCT_MEMBER (HslDay, fact, field->offset) = day;
    }
  else
    {
      HslMinute minute = hsl_minute_from_iso (text);

      if (minute == HSL_MINUTE_NONE && *text != '\0')
        return refuse (error, path, _ ("this is not a local time such as \"2026-03-01T14:30\""));
      G_STRUCT_MEMBER (HslMinute, fact, field->offset) = minute;
    }
  return TRUE;
}

static gboolean
read_number (gpointer        fact,
             const HslField *field,
             GVariant       *value,
             const char     *path,
             GError        **error)
{
  gint64 number;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    number = g_variant_get_int64 (value);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    number = g_variant_get_int32 (value);
  else if (field->type == HSL_FIELD_MONEY)
    return refuse (error, path, _ ("a whole number of fen (分) is expected"));
  else
    return refuse (error, path, _ ("a whole number is expected"));

  if (number < 0)
    return refuse (error, path, _ ("this may not be negative"));

  G_STRUCT_MEMBER (gint64, fact, field->offset) = number;
  return TRUE;
}

static gboolean
read_flag (gpointer        fact,
           const HslField *field,
           GVariant       *value,
           const char     *path,
           GError        **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return refuse (error, path, _ ("true or false is expected"));

  G_STRUCT_MEMBER (gboolean, fact, field->offset) = g_variant_get_boolean (value);
  return TRUE;
}

static gboolean
read_list (gpointer        fact,
           const HslField *field,
           GVariant       *value,
           gboolean        trusted,
           const char     *path,
           GError        **error)
{
  const HslNoun        *noun = hsl_noun_find (field->of);
  g_autoptr (GPtrArray) list = hsl_fact_list_new ();

  g_assert (noun != NULL);
  if (!g_variant_type_is_array (g_variant_get_type (value)))
    return refuse (error, path, _ ("a list is expected"));

  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
      g_autoptr (GVariant) item = unwrap (child);
      g_autofree char     *item_path = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", path, i);
      g_autoptr (HslFact)  nested = hsl_fact_new (noun);

      if (item == NULL)
        return refuse (error, item_path, _ ("an object is expected"));
      if (!hsl_fact_fill (nested, item, trusted, item_path, error))
        return FALSE;
      if (nested->uid != NULL && hsl_fact_list_find (list, nested->uid) != NULL)
        return refuse (error, item_path, _ ("another one in this list has the same uid"));
      g_ptr_array_add (list, g_steal_pointer (&nested));
    }

  g_ptr_array_unref (G_STRUCT_MEMBER (GPtrArray *, fact, field->offset));
  G_STRUCT_MEMBER (GPtrArray *, fact, field->offset) = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
read_field (gpointer        fact,
            const HslField *field,
            GVariant       *value,
            gboolean        trusted,
            const char     *path,
            GError        **error)
{
  switch (field->type)
    {
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
      return read_text (fact, field, value, path, error);
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      return read_strv (fact, field, value, path, error);
    case HSL_FIELD_DAY:
    case HSL_FIELD_MINUTE:
      return read_time (fact, field, value, path, error);
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
      return read_number (fact, field, value, path, error);
    case HSL_FIELD_FLAG:
      return read_flag (fact, field, value, path, error);
    case HSL_FIELD_LIST:
      return read_list (fact, field, value, trusted, path, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * hsl_fact_set_value:
 * @value: (nullable): the new value; %NULL empties the field
 * @path: what to call the field in an error
 *
 * Sets one field from a value as JSON has it. On failure the fact is as it was.
 */
gboolean
hsl_fact_set_value (gpointer        fact,
                    const HslField *field,
                    GVariant       *value,
                    const char     *path,
                    GError        **error)
{
  g_autoptr (GVariant) inner = value != NULL ? unwrap (value) : NULL;
  g_autoptr (HslFact)  empty = NULL;

  if (inner != NULL)
    return read_field (fact, field, inner, FALSE, path, error);

  empty = hsl_fact_new (((HslFact *) fact)->noun);
  hsl_fact_copy_field (fact, empty, field);
  return TRUE;
}

/* The known field that differs least from a mistyped one, for the error message. */
static const char *
suggest_field (const HslNoun *noun,
               const char    *name)
{
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const char *known = noun->fields[i].name;

      if (g_ascii_strncasecmp (known, name, 4) == 0 || strstr (known, name) != NULL ||
          strstr (name, known) != NULL)
        return known;
    }
  return NULL;
}

static gboolean
refuse_unknown (const HslNoun *noun,
                const char    *name,
                const char    *path,
                GError       **error)
{
  const char *known = suggest_field (noun, name);

  if (known != NULL)
    g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
                 _ ("%s: there is no such field; is “%s” meant?"), path, known);
  else
    g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, _ ("%s: there is no such field"), path);
  return FALSE;
}

static gboolean
fill_uid (HslFact    *fact,
          GVariant   *value,
          const char *path,
          GError    **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ||
      !hsl_uid_is_valid (g_variant_get_string (value, NULL)))
    return refuse (error, path, _ ("this is not a valid uid"));

  g_free (fact->uid);
  fact->uid = g_variant_dup_string (value, NULL);
  return TRUE;
}

/**
 * hsl_fact_fill:
 * @value: a dictionary "a{sv}", as hsl_fact_to_variant() writes or JSON gives it
 * @trusted: whether derived fields may come in, too (a row of the store)
 * @path: where @value lies in the input, "" at the top
 *
 * Fills the fields that @value names; the others stay. Refused with the path: an unknown field, a wrong type,
 * a uid twice in a list. After a refusal @fact may be half filled and is to be dropped.
 */
gboolean
hsl_fact_fill (gpointer    fact,
               GVariant   *value,
               gboolean    trusted,
               const char *path,
               GError    **error)
{
  HslFact     *self = fact;
  GVariantIter iter;
  const char  *name;
  GVariant    *child;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return refuse (error, *path != '\0' ? path : self->noun->name, _ ("an object is expected"));

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &child))
    {
      g_autoptr (GVariant) wrapped = child;
      g_autoptr (GVariant) inner = unwrap (wrapped);
      g_autofree char     *field_path = *path != '\0' ? g_strconcat (path, ".", name, NULL) : g_strdup (name);
      const HslField      *field = hsl_noun_find_field (self->noun, name);

      if (inner == NULL)
        continue;
      if (g_str_equal (name, "uid"))
        {
          if (!fill_uid (self, inner, field_path, error))
            return FALSE;
          continue;
        }
      if (field == NULL)
        return refuse_unknown (self->noun, name, field_path, error);
      if (!trusted && (field->flags & HSL_FIELD_DERIVED) != 0)
        return refuse (error, field_path, _ ("this is derived from facts and cannot be set"));
      if (!read_field (fact, field, inner, trusted, field_path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_fact_from_variant:
 * @value: a dictionary "a{sv}"
 * @path: where @value lies in the input, "" at the top
 *
 * Returns: (transfer full) (nullable): a new fact, or %NULL with the path of the wrong field in @error
 */
gpointer
hsl_fact_from_variant (const HslNoun *noun,
                       GVariant      *value,
                       const char    *path,
                       GError       **error)
{
  g_autoptr (HslFact) fact = hsl_fact_new (noun);

  if (!hsl_fact_fill (fact, value, FALSE, path, error))
    return NULL;
  return g_steal_pointer (&fact);
}
