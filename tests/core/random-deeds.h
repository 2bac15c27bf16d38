/* random-deeds.h: deeds that nobody thought of, for tests of the domain and of the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-action.h"
#include "hsl-nouns.h"

static inline GVariant *
random_code (const HslContext *context,
             const HslField   *field)
{
  g_autoptr (GPtrArray) entries = NULL;
  const HslCode        *code;

  if (g_str_equal (field->of, "grid") || g_str_equal (field->of, "area"))
    return g_variant_new_string ("350981001001001");

  entries = hsl_codes_get_entries (context->codes, field->of, hsl_minute_get_day (context->now));
  g_assert_cmpuint (entries->len, >, 0);
  code = g_ptr_array_index (entries, g_test_rand_int_range (0, (int) entries->len));
  return g_variant_new_string (code->code);
}

/* The uids a link of @field may name; none when the case has no such fact yet. */
static inline GPtrArray *
collect_targets (const HslContext *context,
                 const HslCase    *on,
                 const HslField   *field)
{
  GPtrArray *uids = g_ptr_array_new ();

  if (g_str_equal (field->of, "worker"))
    for (guint i = 0; i < context->directory->workers->len; i++)
      g_ptr_array_add (uids, ((HslFact *) g_ptr_array_index (context->directory->workers, i))->uid);
  else if (g_str_equal (field->of, "party"))
    for (guint i = 0; i < on->parties->len; i++)
      g_ptr_array_add (uids, ((HslFact *) g_ptr_array_index (on->parties, i))->uid);
  else if (g_str_equal (field->of, "term") || g_str_equal (field->of, "instalment"))
    for (guint a = 0; a < on->agreements->len; a++)
      {
        HslAgreement *agreement = g_ptr_array_index (on->agreements, a);

        for (guint t = 0; t < agreement->terms->len; t++)
          {
            HslTerm *term = g_ptr_array_index (agreement->terms, t);

            g_ptr_array_add (uids, g_str_equal (field->of, "term")
                                       ? term->fact.uid
                                       : ((HslFact *) g_ptr_array_index (term->instalments, 0))->uid);
          }
      }
  return uids;
}

static inline GVariant *
random_day (const HslContext *context,
            const HslField   *field)
{
  HslDay today = hsl_minute_get_day (context->now);
  int    offset = (field->flags & HSL_FIELD_PAST) != 0 ? 0 : g_test_rand_int_range (0, 40);

  return g_variant_new_take_string (hsl_day_to_iso (today + (HslDay) offset));
}

static inline GVariant *
random_fact (const HslContext *context, const HslCase *on, const HslNoun *noun, GVariant *suggested);

static inline GVariant *
random_value (const HslContext *context,
              const HslCase    *on,
              const HslField   *field)
{
  g_autoptr (GPtrArray) targets = NULL;
  GVariant             *item;

  switch (field->type)
    {
    case HSL_FIELD_CODE:
      return random_code (context, field);
    case HSL_FIELD_CODES:
      item = random_code (context, field);
      return g_variant_new_array (NULL, &item, 1);
    case HSL_FIELD_LINK:
    case HSL_FIELD_LINKS:
      targets = collect_targets (context, on, field);
      if (targets->len == 0)
        return NULL;
      item =
          g_variant_new_string (g_ptr_array_index (targets, g_test_rand_int_range (0, (int) targets->len)));
      return field->type == HSL_FIELD_LINK ? item : g_variant_new_array (NULL, &item, 1);
    case HSL_FIELD_DAY:
      return random_day (context, field);
    case HSL_FIELD_MINUTE:
      return g_variant_new_take_string (hsl_minute_to_iso (context->now));
    case HSL_FIELD_MONEY:
      return g_variant_new_int64 (g_test_rand_int_range (0, 3) * 10000);
    case HSL_FIELD_NUMBER:
      return NULL;
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (g_test_rand_bit ());
    case HSL_FIELD_LIST:
      item = random_fact (context, on, hsl_noun_find (field->of), NULL);
      return g_variant_new_array (NULL, &item, 1);
    case HSL_FIELD_TEXT:
    default:
      return g_variant_new_string ("说明");
    }
}

/* Required fields and terms always, others now and then. */
static inline GVariant *
random_fact (const HslContext *context,
             const HslCase    *on,
             const HslNoun    *noun,
             GVariant         *suggested)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, suggested);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];
      gboolean        wanted = (field->flags & HSL_FIELD_REQUIRED) != 0 ||
                        g_str_equal (field->name, "terms") ||
                        g_str_equal (field->name, "instalments") || g_test_rand_int_range (0, 10) == 0;
      GVariant *value;

      if (!wanted || (field->flags & HSL_FIELD_DERIVED) != 0 || g_variant_dict_contains (&dict, field->name))
        continue;
      value = random_value (context, on, field);
      if (value != NULL)
        g_variant_dict_insert_value (&dict, field->name, value);
    }
  return g_variant_dict_end (&dict);
}

/* What was suggested to the mediator in half of the deeds; otherwise anything that is possible. */
static inline const HslAction *
choose_action (const HslContext *context,
               HslCase          *self)
{
  g_autoptr (GPtrArray) possible = hsl_case_get_actions (self, context);

  if (g_test_rand_bit ())
    return hsl_case_get_next_step (self, context);
  return g_ptr_array_index (possible, g_test_rand_int_range (0, (int) possible->len));
}
