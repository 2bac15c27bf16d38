/* hsl-ctl-input.c: what comes in by files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define JSON_FILE_MAX (64 * 1024 * 1024)

/**
 * hsl_ctl_read_bytes:
 * @path: a file; "-" for the input
 * @most: larger files are refused
 *
 * Returns: (transfer full) (nullable): the whole content
 */
GBytes *
hsl_ctl_read_bytes (const char *path,
                    gsize       most,
                    GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean               is_input = g_str_equal (path, "-");
  FILE                  *file = is_input ? stdin : fopen (path, "rbe");
  guint8                 part[65536];
  gsize                  n;
  int                    problem;

  if (file == NULL)
    {
      hsl_ctl_refuse (error, "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  while (bytes->len <= most && (n = fread (part, 1, sizeof part, file)) > 0)
    g_byte_array_append (bytes, part, (guint) n);
  problem = ferror (file) ? errno : 0;
  if (!is_input)
    fclose (file);
  if (problem != 0)
    hsl_ctl_refuse (error, "%s: %s", path, g_strerror (problem));
  else if (bytes->len > most)
    hsl_ctl_refuse (error, _ ("%s: larger than %d MB"), path, (int) (most / 1024 / 1024));
  else
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return NULL;
}

/* The parser knows more escapes than JSON, and takes bytes from them that are no text. */
static gboolean
is_text (const char *string)
{
  return g_utf8_validate (string, -1, NULL);
}

static gboolean
has_only_text (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        if (!is_text (name) || !has_only_text (member))
          return FALSE;
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!has_only_text (json_array_get_element (array, i)))
          return FALSE;
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    return is_text (json_node_get_string (node));
  return TRUE;
}

/**
 * hsl_ctl_parse_json:
 * @name: of the file, for the message
 *
 * Returns: (transfer full) (nullable): the value; objects are "a{sv}"
 */
GVariant *
hsl_ctl_parse_json (const char *text,
                    gsize       length,
                    const char *name,
                    GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError)     problem = NULL;
  g_autofree char       *message = NULL;
  JsonNode              *root;
  GVariant              *value = NULL;

  if (length == 0)
    {
      hsl_ctl_refuse (error, _ ("%s: the file is empty"), name);
      return NULL;
    }
  if (g_utf8_validate (text, (gssize) length, NULL))
    {
      if (!hsl_ctl_check_json (text, length, name, error))
        return NULL;
      root = json_parser_load_from_data (parser, text, (gssize) length, &problem)
                 ? json_parser_get_root (parser)
                 : NULL;
      if (root != NULL && has_only_text (root))
        value = json_gvariant_deserialize (root, NULL, &problem);
    }
  if (value != NULL)
    return g_variant_ref_sink (value);
  /* The parser quotes a part of the text, cut anywhere. */
  message = problem != NULL ? g_utf8_make_valid (problem->message, -1) : NULL;
  if (message != NULL)
    hsl_ctl_refuse (error, "%s: %s", name, message);
  else
    hsl_ctl_refuse (error, _ ("%s: the file is not UTF-8"), name);
  return NULL;
}

/**
 * hsl_ctl_read_json:
 * @path: a file; "-" for the input
 *
 * Returns: (transfer full) (nullable): the value; objects are "a{sv}"
 */
GVariant *
hsl_ctl_read_json (const char *path,
                   GError    **error)
{
  g_autoptr (GBytes) bytes = hsl_ctl_read_bytes (path, JSON_FILE_MAX, error);
  const char        *text;
  gsize              length;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return hsl_ctl_parse_json (text, length, path, error);
}

/**
 * hsl_ctl_parse_day:
 * @option: which option @text was given for
 * @text: (nullable): nothing leaves @out_day as it is
 */
gboolean
hsl_ctl_parse_day (const char *option,
                   const char *text,
                   HslDay     *out_day,
                   GError    **error)
{
  if (text == NULL)
    return TRUE;
  *out_day = hsl_day_from_iso (text);
  if (*out_day == HSL_DAY_NONE)
    return hsl_ctl_usage_error (error, _ ("%s: “%s” is not a date such as 2026-03-01"), option, text);
  return TRUE;
}

static GVariant *
make_empty (const HslField *field,
            HslFieldFlags   leave_out)
{
  GVariantBuilder builder;

  switch (field->type)
    {
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      return g_variant_new_array (G_VARIANT_TYPE_STRING, NULL, 0);
    case HSL_FIELD_LIST:
      g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
      g_variant_builder_add_value (&builder,
                                   hsl_ctl_make_template (hsl_noun_find (field->of), NULL, leave_out));
      return g_variant_builder_end (&builder);
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (FALSE);
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
    case HSL_FIELD_DAY:
    case HSL_FIELD_MINUTE:
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
    default:
      return g_variant_new_maybe (G_VARIANT_TYPE_STRING, NULL);
    }
}

static GVariant *
make_list (GPtrArray    *facts,
           HslFieldFlags leave_out)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < facts->len; i++)
    {
      const HslFact *fact = g_ptr_array_index (facts, i);

      g_variant_builder_add_value (&builder, hsl_ctl_make_template (fact->noun, fact, leave_out));
    }
  return g_variant_builder_end (&builder);
}

/**
 * hsl_ctl_make_template:
 * @fact: (nullable): what stands in the fields
 * @leave_out: fields with any of these flags do not appear
 *
 * Without a @fact each list shows one item, so that it is seen what belongs there.
 *
 * Returns: (transfer floating): an object with every field that may be typed; what is empty is null,
 * which changes nothing when it comes back
 */
GVariant *
hsl_ctl_make_template (const HslNoun *noun,
                       gconstpointer  fact,
                       HslFieldFlags  leave_out)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (fact != NULL && ((const HslFact *) fact)->uid != NULL)
    hsl_ctl_put (&builder, "uid", ((const HslFact *) fact)->uid);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if ((field->flags & leave_out) != 0)
        continue;
      if (fact == NULL || (field->type != HSL_FIELD_LIST && !hsl_fact_is_set (fact, field)))
        hsl_ctl_put_value (&builder, field->name, make_empty (field, leave_out));
      else if (field->type == HSL_FIELD_LIST)
        hsl_ctl_put_value (&builder, field->name,
                           make_list (G_STRUCT_MEMBER (GPtrArray *, fact, field->offset), leave_out));
      else
        {
          g_autoptr (GVariant) value = hsl_fact_dup_value (fact, field);

          hsl_ctl_put_value (&builder, field->name, value);
        }
    }
  return g_variant_builder_end (&builder);
}
