/* test-mask.c: what is shown of people where not all may be seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-mask.h"

#include "hsl-activity.h"
#include "hsl-party.h"
#include "hsl-session.h"
#include "test-case.h"

#include <string.h>

typedef char *(*Mask) (const char *);

typedef struct
{
  const char *text;
  const char *expected;
} Row;

/* Masking what is masked changes nothing: a list may be made of what another list says. */
static void
check_rows (Mask       mask,
            const Row *rows,
            guint      n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *masked = mask (rows[i].text);
      g_autofree char *again = mask (masked);

      g_assert_cmpstr (masked, ==, rows[i].expected);
      g_assert_cmpstr (again, ==, masked);
      g_assert_true (g_utf8_validate (masked, -1, NULL));
    }
}

static void
test_name (void)
{
  static const Row rows[] = {
    { "张三", "张*" },
    { "张三丰", "张**" },
    { "欧阳锋", "欧阳*" },
    { "歐陽娜娜", "歐陽**" },
    { "司马", "司*" },
    { "东方红", "东方*" },
    { "阿依古丽·买买提", "阿**" },
    { "阿依古丽", "阿**" },
    { "John Smith", "J**" },
    { "\360\240\205\244四", "\360\240\205\244*" },
    { "邊\363\240\204\200三", "邊\363\240\204\200*" }, /* a variation selector belongs to its character */
    { " 张三 ", "张*" },
    { "张", "张*" },
    { "", "" },
  };

  check_rows (hsl_mask_name, rows, G_N_ELEMENTS (rows));
}

static void
test_paper (void)
{
  static const Row rows[] = {
    { "11010519491231002x", "1101**********002X" },
    { "110105491231002", "1101*******1002" },
    { "１１０１０５１９４９１２３１００２Ｘ", "1101**********002X" },
    { "E12345678", "E1*****78" },
    { "H1234567890", "H1*******90" },
    { "USA110075010101", "USA1*******0101" },
    { "12345", "*****" },
    { "", "" },
  };
  static const Row accounts[] = {
    { "6222021234567890123", "***************0123" },
    { "6222 0212 3456 7890 123", "***************0123" },
    { "12345", "*****" },
  };

  check_rows (hsl_mask_paper, rows, G_N_ELEMENTS (rows));
  check_rows (hsl_mask_account, accounts, G_N_ELEMENTS (accounts));
}

static void
test_phone (void)
{
  static const Row rows[] = {
    { "13800005678", "138****5678" },
    { "138 0000 5678", "138****5678" },
    { "+86 13800005678", "+86138****5678" },
    { "0571-88005678", "0571-****5678" },
    { "13800005678、13900001234", "138****5678、139****1234" },
    { "13800005678 或 8765432", "138****5678、*****32" },
    { "8765432", "*****32" },
    { "110", "***" },
    { "", "" },
  };

  check_rows (hsl_mask_phone, rows, G_N_ELEMENTS (rows));
}

static void
test_address (void)
{
  static const Row rows[] = {
    { "平南市榕湖街道兴业路12号3栋502室", "平南市榕湖街道兴业路***" },
    { "榕湖街道中山二路一百零八号", "榕湖街道中山二路***" },
    { "解放三村5栋2单元", "解放三村***" },
    { "G320国道旁15号", "G320国道旁***" },
    { "榕湖小区三栋二单元", "榕湖小区***" },
    { "华府花园Ａ座", "华府花园***" },
    { "张家村", "张家村" },
    { "张家村老槐树旁", "张家村***" },
    { "兴业路尽头", "兴业路***" },
    { "商贸广场", "***" },
    { "12 Baker Street", "***" },
    { "\360\240\205\244塘村7组", "\360\240\205\244塘村***" },
    { "", "" },
  };

  check_rows (hsl_mask_address, rows, G_N_ELEMENTS (rows));
}

static void
test_birth (void)
{
  g_autofree char *birth = hsl_mask_birth ("1988-05-06");
  g_autofree char *none = hsl_mask_birth ("");

  g_assert_cmpstr (birth, ==, "1988-**-**");
  g_assert_cmpstr (none, ==, "");
}

static void
test_numbers (void)
{
  static const Row rows[] = {
    { "我的电话13800005678，家里0571-88005678。", "我的电话138****5678，家里0571-****5678。" },
    { "身份证11010519491231002X号", "身份证1101**********002X号" },
    { "汇入6222021234567890123", "汇入***************0123" },
    { "卡号 6222 0212 3456 7890，开户行", "卡号 ************7890，开户行" },
    { "电话１３８００００５６７８", "电话138****5678" },
    { "护照E12345678", "护照E1*****78" },
    /* Not about people */
    { "2026年3月1日付12000元，2026-03-01至2026-12-31", "2026年3月1日付12000元，2026-03-01至2026-12-31" },
    { "(2026)榕湖人调字第18号，20260301，1,234,567.00元", "(2026)榕湖人调字第18号，20260301，1,234,567.00元" },
    { "", "" },
  };

  check_rows (hsl_mask_numbers, rows, G_N_ELEMENTS (rows));
}

/* --- A case --- */

static void
collect_strings (GVariant  *value,
                 GPtrArray *strings)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    g_ptr_array_add (strings, g_variant_dup_string (value, NULL));
  else if (g_variant_is_container (value))
    for (gsize i = 0; i < g_variant_n_children (value); i++)
      {
        g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

        collect_strings (child, strings);
      }
}

static gboolean
says (GVariant   *value,
      const char *needle)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  collect_strings (value, strings);
  for (guint i = 0; i < strings->len; i++)
    if (strstr (g_ptr_array_index (strings, i), needle) != NULL)
      return TRUE;
  return FALSE;
}

static const HslParty *
get_party (const HslCase *on,
           guint          index)
{
  return g_ptr_array_index (on->parties, index);
}

/* Nothing that says who somebody is is left anywhere in the case, down to what was written of it. */
static void
test_case_all (void)
{
  TestStation          station;
  g_autoptr (HslFact)  fact = NULL;
  g_autoptr (HslMask)  mask = NULL;
  g_autoptr (GVariant) full = NULL;
  g_autoptr (GVariant) masked = NULL;
  const HslCase       *on;

  test_station_set_up (&station, NULL);
  fact = (HslFact *) test_play (&station, "market-stalls", G_MAXUINT);
  on = (const HslCase *) fact;
  mask = hsl_mask_new (HSL_MASK_ALL, on, NULL);
  full = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
  masked = g_variant_ref_sink (hsl_mask_to_variant (mask, fact));
  g_assert_cmpuint (g_variant_n_children (masked), ==, g_variant_n_children (full));
  for (guint i = 0; i < on->parties->len; i++)
    {
      const HslParty *party = get_party (on, i);

      g_assert_true (says (full, party->name));
      if (g_strcmp0 (party->kind, "organisation") != 0)
        g_assert_false (says (masked, party->name));
      if (party->phone != NULL)
        g_assert_false (says (masked, party->phone));
      if (party->paper_number != NULL)
        g_assert_false (says (masked, party->paper_number));
      if (party->representative != NULL)
        g_assert_false (says (masked, party->representative));
    }
  test_station_tear_down (&station, NULL);
}

/* One party's copy: theirs as it is, the others by name only. */
static void
test_case_viewer (void)
{
  TestStation          station;
  g_autoptr (HslFact)  fact = NULL;
  g_autoptr (HslMask)  mask = NULL;
  g_autoptr (GVariant) masked = NULL;
  const HslCase       *on;

  test_station_set_up (&station, NULL);
  fact = (HslFact *) test_play (&station, "market-stalls", G_MAXUINT);
  on = (const HslCase *) fact;
  mask = hsl_mask_new (HSL_MASK_CONTACTS, on, get_party (on, 0)->fact.uid);
  masked = g_variant_ref_sink (hsl_mask_to_variant (mask, fact));
  g_assert_true (says (masked, get_party (on, 0)->phone));
  g_assert_true (says (masked, get_party (on, 1)->name));
  g_assert_false (says (masked, get_party (on, 1)->phone));
  test_station_tear_down (&station, NULL);
}

static void
set_text (gpointer    fact,
          const char *field,
          const char *text)
{
  const HslField *found = hsl_noun_find_field (((HslFact *) fact)->noun, field);

  g_assert_nonnull (found);
  G_STRUCT_MEMBER (char *, fact, found->offset) = g_strdup (text);
}

static gpointer
add_fact (GPtrArray     *list,
          const HslNoun *noun,
          const char    *uid)
{
  HslFact *fact = hsl_fact_new (noun);

  fact->uid = g_strdup (uid);
  g_ptr_array_add (list, fact);
  return fact;
}

static void
check_field (const HslMask *mask,
             gpointer       fact,
             const char    *name,
             const char    *expected)
{
  const HslField  *field = hsl_noun_find_field (((HslFact *) fact)->noun, name);
  g_autofree char *masked = hsl_mask_dup_field (mask, fact, field, hsl_fact_get_text (fact, name));

  g_assert_cmpstr (masked, ==, expected);
}

/* The old value of a correction is hidden like the field it was; a name given up is still a name. */
static void
test_correction (void)
{
  g_autoptr (HslFact) fact = hsl_fact_new (&hsl_case_noun);
  g_autoptr (HslMask) mask = NULL;
  HslCase            *on = (HslCase *) fact;
  gpointer            party = add_fact (on->parties, &hsl_party_noun, "a");
  gpointer            phone = add_fact (on->corrections, &hsl_correction_noun, "c");
  gpointer            name = add_fact (on->corrections, &hsl_correction_noun, "d");

  set_text (party, "name", "李四光");
  set_text (phone, "noun", "party");
  set_text (phone, "subject", "a");
  set_text (phone, "field", "phone");
  set_text (phone, "old", "8765432");
  set_text (phone, "new", "13800005678");
  set_text (name, "noun", "party");
  set_text (name, "subject", "a");
  set_text (name, "field", "name");
  set_text (name, "old", "李四");
  set_text (fact, "summary", "李四光（原登记为李四）与四光之子");
  mask = hsl_mask_new (HSL_MASK_ALL, on, NULL);
  check_field (mask, phone, "old", "*****32");
  check_field (mask, phone, "new", "138****5678");
  check_field (mask, name, "old", "李*");
  check_field (mask, fact, "summary", "李**（原登记为李*）与**之子");
}

/* An organisation is not hidden, who speaks for it is. */
static void
test_organisation (void)
{
  g_autoptr (HslFact) fact = hsl_fact_new (&hsl_case_noun);
  g_autoptr (HslMask) mask = NULL;
  HslCase            *on = (HslCase *) fact;
  gpointer            party = add_fact (on->parties, &hsl_party_noun, "a");

  set_text (party, "kind", "organisation");
  set_text (party, "name", "榕湖商贸有限公司");
  set_text (party, "representative", "覃志远");
  set_text (fact, "summary", "榕湖商贸有限公司的覃志远");
  mask = hsl_mask_new (HSL_MASK_ALL, on, NULL);
  check_field (mask, party, "name", "榕湖商贸有限公司");
  check_field (mask, party, "representative", "覃**");
  check_field (mask, fact, "summary", "榕湖商贸有限公司的覃**");
}

/* Whoever adds a field that holds a name, a number or a place must say how it is hidden. */
static void
test_fields (void)
{
  static const struct
  {
    const char   *name;
    HslFieldFlags how;
  } kinds[] = {
    { "name", HSL_FIELD_NAME },
    { "representative", HSL_FIELD_NAME },
    { "respondent", HSL_FIELD_NAME },
    { "paper_number", HSL_FIELD_PAPER },
    { "phone", HSL_FIELD_PHONE },
    { "address", HSL_FIELD_ADDRESS },
    { "birth_on", HSL_FIELD_BIRTH },
  };
  const HslNoun *const nouns[] = { &hsl_party_noun, &hsl_agent_noun, &hsl_participant_noun,
                                   &hsl_inquiry_noun };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        const HslField *field = hsl_noun_find_field (nouns[i], kinds[k].name);

        if (field != NULL)
          g_assert_cmpint (field->flags & kinds[k].how, !=, 0);
      }
}

/* The print of what is kept about a person calls every field by a name of this list. */
static void
test_own_fields (void)
{
  const HslNoun *const nouns[] = { &hsl_party_noun, &hsl_agent_noun };
  TestStation          station;

  test_station_set_up (&station, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    for (guint k = 0; k < nouns[i]->n_fields; k++)
      {
        const HslField *field = &nouns[i]->fields[k];

        if (field->type != HSL_FIELD_LINK && !g_str_equal (field->name, "position") &&
            hsl_codes_find (station.context.codes, "own-field", field->name) == NULL)
          g_error ("own-field has no name for %s.%s", nouns[i]->name, field->name);
      }
  test_station_tear_down (&station, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/mask/name", test_name);
  g_test_add_func ("/core/mask/paper", test_paper);
  g_test_add_func ("/core/mask/phone", test_phone);
  g_test_add_func ("/core/mask/address", test_address);
  g_test_add_func ("/core/mask/birth", test_birth);
  g_test_add_func ("/core/mask/numbers", test_numbers);
  g_test_add_func ("/core/mask/case-all", test_case_all);
  g_test_add_func ("/core/mask/case-viewer", test_case_viewer);
  g_test_add_func ("/core/mask/correction", test_correction);
  g_test_add_func ("/core/mask/organisation", test_organisation);
  g_test_add_func ("/core/mask/fields", test_fields);
  g_test_add_func ("/core/mask/own-fields", test_own_fields);

  return g_test_run ();
}
