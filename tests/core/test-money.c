/* test-money.c: sums of money read, shown and in 大写
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-error.h"
#include "hsl-money.h"

static const struct
{
  const char *text;
  gint64      fen;
} readable[] = {
  { "0", 0 },
  { "0.01", 1 },
  { "1234.5", 123450 },
  { "12,345.00", 1234500 },
  { "1,234,567.89", 123456789 },
  { " 3000 ", 300000 },
  { "¥3000", 300000 },
  { "￥ 3000.00", 300000 },
  { "人民币12元", 1200 },
  { "１２３４．５", 123450 },
  { "１２，３４５．００元", 1234500 },
  { "12元", 1200 },
  { "1.2万元", 1200000 },
  { "3万", 3000000 },
  { "0.000001万元", 1 },
  { "1.5亿元", G_GINT64_CONSTANT (15000000000) },
  { "007", 700 },
  { "9999999999999999.99", HSL_MONEY_MAX },
};

static const char *const unreadable[] = {
  "",
  " ",
  "元",
  "¥",
  "abc",
  "12.",
  ".5",
  "1.234",
  "1.00001元",
  "0.0000001万元",
  "-5",
  "－5",
  "1,23",
  "12,34.00",
  "1234,567",
  ",123",
  "1,234.5,6",
  "1 2",
  "1.2.3",
  "12元元",
  "0x10",
  "1e3",
  "10000000000000000",
  "99999999999999999999999",
  "100000000万亿",
  "\xff",
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             fen = -1;

      g_test_message ("%s", readable[i].text);
      g_assert_true (hsl_money_parse (readable[i].text, &fen, &error));
      g_assert_no_error (error);
      g_assert_cmpint (fen, ==, readable[i].fen);
    }
}

static void
test_refuse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             fen = 77;

      g_test_message ("%u", i);
      g_assert_false (hsl_money_parse (unreadable[i], &fen, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
      g_assert_cmpint (fen, ==, 77);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64      fen;
    const char *text;
  } cases[] = {
    { 0, "0.00" },
    { 5, "0.05" },
    { 99999, "999.99" },
    { 100000, "1,000.00" },
    { 1234560, "12,345.60" },
    { 123456789, "1,234,567.89" },
    { -1234560, "-12,345.60" },
    { HSL_MONEY_MAX, "9,999,999,999,999,999.99" },
    { G_MININT64, "-92,233,720,368,547,758.08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hsl_money_format (cases[i].fen);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_chinese (void)
{
  static const struct
  {
    gint64      fen;
    const char *text;
  } cases[] = {
    { 0, "零元整" },
    { 1, "壹分" },
    { 30, "叁角整" },
    { 56, "伍角陆分" },
    { 100, "壹元整" },
    { 105, "壹元零伍分" },
    { 1000, "壹拾元整" },
    { 1050, "壹拾元零伍角整" },
    { 1234560, "壹万贰仟叁佰肆拾伍元陆角整" },
    { 140950, "壹仟肆佰零玖元伍角整" },
    { 600714, "陆仟零柒元壹角肆分" },
    { 168032, "壹仟陆佰捌拾元零叁角贰分" },
    { 10700053, "壹拾万柒仟元零伍角叁分" },
    { 1640902, "壹万陆仟肆佰零玖元零贰分" },
    { 32504, "叁佰贰拾伍元零肆分" },
    { 100000, "壹仟元整" },
    { 100100, "壹仟零壹元整" },
    { 1000000, "壹万元整" },
    { 1000100, "壹万零壹元整" },
    { 1001000, "壹万零壹拾元整" },
    { 10010000, "壹拾万零壹佰元整" },
    { 100000000, "壹佰万元整" },
    { 1010101000, "壹仟零壹拾万壹仟零壹拾元整" },
    { G_GINT64_CONSTANT (10000000000), "壹亿元整" },
    { G_GINT64_CONSTANT (10000000100), "壹亿零壹元整" },
    { G_GINT64_CONSTANT (10001000000), "壹亿零壹万元整" },
    { G_GINT64_CONSTANT (10010000100), "壹亿零壹拾万零壹元整" },
    { G_GINT64_CONSTANT (12345678900), "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元整" },
    { G_GINT64_CONSTANT (100000000000000), "壹万亿元整" },
    { G_GINT64_CONSTANT (100010000000000), "壹万零壹亿元整" },
    { G_GINT64_CONSTANT (100000000000100), "壹万亿零壹元整" },
    { -100, "负壹元整" },
    { HSL_MONEY_MAX, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hsl_money_to_chinese (cases[i].fen);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What is shown can be typed in again. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 5000; i++)
    {
      gint64           fen = ((gint64) g_test_rand_int_range (0, G_MAXINT) << (i % 28)) + i % 100;
      g_autofree char *text = hsl_money_format (fen);
      gint64           again = -1;

      g_assert_true (hsl_money_parse (text, &again, NULL));
      g_assert_cmpint (again, ==, fen);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/money/parse", test_parse);
  g_test_add_func ("/core/money/refuse", test_refuse);
  g_test_add_func ("/core/money/format", test_format);
  g_test_add_func ("/core/money/chinese", test_chinese);
  g_test_add_func ("/core/money/round-trip", test_round_trip);

  return g_test_run ();
}
