/* test-form-text.c: fields, filters, loops and conditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-condition.h"
#include "hsl-pages.h"

#include <string.h>

static const char data_text[] =
    "{'number': <'18'>, 'day': <'2026-03-01'>, 'at': <'2026-03-01T14:05'>,"
    " 'fen': <int64 1234560>, 'zero': <int64 0>, 'copies': <int64 19>,"
    " 'none': <''>, 'flag': <true>, 'code': <'0402'>, 'kind': <'written'>,"
    " 'id': <'350902197903121019'>, 'phone': <'10000001001'>, 'key': <'ABCD-efgh12'>,"
    " 'empty': <@a{sv} {}>, 'words': <['甲', '乙']>,"
    " 'story': <'第一段\\n第二段'>, 'nobody': <@aa{sv} []>,"
    " 'parties': <[{'name': <'张三'>, 'agents': <@av []>},"
    "              {'name': <'李四'>, 'agents': <[<{'name': <'王五'>}>]>}]>}";

static char *
name_code (const char *list,
           const char *code,
           gpointer    user_data)
{
  return g_str_equal (list, "type") && g_str_equal (code, "0402") ? g_strdup ("商铺租赁") : NULL;
}

static char *
expand (const char *body,
        GVariant   *data,
        gboolean    is_masked,
        GError    **error)
{
  g_autofree char        *source = g_strdup_printf ("<form id='a' title='b' version='1'>\n%s</form>", body);
  g_autoptr (HslTemplate) form = hsl_template_new (source, -1, "own.xml", error);
  HslPagesOptions         options = { .code_name = name_code, .is_masked = is_masked };

  return form != NULL ? hsl_pages_dup_form_text (form, data, &options, NULL, error) : NULL;
}

static GVariant *
new_data (void)
{
  g_autoptr (GError) error = NULL;
  GVariant          *data = g_variant_parse (G_VARIANT_TYPE_VARDICT, data_text, NULL, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static void
test_text (void)
{
  static const struct
  {
    const char *body;
    const char *expected;
  } cases[] = {
    { "<p>第{number}号</p>", "第18号\n" },
    { "<p>{day|day}</p>", "2026年3月1日\n" },
    { "<p>{at|day}</p>", "2026年3月1日\n" },
    { "<p>{day|month-day}{day|weekday}</p>", "3月1日星期日\n" },
    { "<p>{at|minute}</p>", "2026年3月1日14时05分\n" },
    { "<p>{at|time}</p>", "14时05分\n" },
    { "<p>{fen|money}</p>", "12,345.60元\n" },
    { "<p>{fen|capital}</p>", "壹万贰仟叁佰肆拾伍元陆角整\n" },
    { "<p>{zero|money}</p>", "0.00元\n" },
    { "<p>{copies|han}</p>", "十九\n" },
    { "<p>{flag}</p>", "是\n" },
    { "<p>{code|code:type}{code|code:other}</p>", "商铺租赁0402\n" },
    { "<p>{kind|tick:written}书面{kind|tick:oral}口头{none|tick:oral}</p>", "■书面□口头□\n" },
    { "<p>{id|mask-paper}</p>", "3509**********1019\n" },
    { "<p>{key|groups}</p>", "ABCD  efgh  12\n" },
    { "<p>{none|default:无}{none|default:}{number|default:无}</p>", "无18\n" },
    { "<p>{phone|before:电话：|default:}{none|before:电话：|default:}</p>", "电话：10000001001\n" },
    { "<p>{number|after:号}</p>", "18号\n" },
    { "<p>{none|blank:3}</p>", "　　　\n" },
    { "<p>{none|day}</p>", "　　　年　　月　　日\n" },
    { "<p>{empty.name|blank:1}</p>", "　\n" },
    { "<p>{none.name|blank:1}</p>", "　\n" },
    { "<p>{words}{words|join:；}</p>", "甲、乙甲；乙\n" },
    { "<p>{parties.name}{parties.count}</p>", "张三、李四2\n" },
    { "<p>{story}</p>", "第一段\n第二段\n" },
    { "<p>甲<br/>乙\n   丙</p>", "甲\n乙丙\n" },
    { "<for each='parties' as='party'><p>{index}{party.name}"
      "<for each='party.agents' as='agent'>（{agent.name}代{name}）</for>"
      "<if test='not is_last'>，</if></p></for>",
      "1张三，\n2李四（王五代王五）\n" },
    { "<for each='words' as='word'><p>{word}</p></for>", "甲\n乙\n" },
    { "<for each='nobody'><p>x</p></for><p>y</p>", "y\n" },
    { "<if test='none'><p>甲</p></if><else><p>乙</p></else>", "乙\n" },
    { "<if test='number'><p>甲</p></if><else><p>乙</p></else>", "甲\n" },
    { "<if test=\"kind = 'written' and parties > 1\"><p>甲</p></if>", "甲\n" },
    { "<if test=\"kind != 'written' or zero\"><p>甲</p></if><else><p>乙</p></else>", "乙\n" },
    { "<if test=\"not flag or parties.count &lt; 3\"><p>甲</p></if>", "甲\n" },
    { "<signature date='yes'>签名：</signature>", "签名：____　　　年　　月　　日\n" },
  };
  g_autoptr (GVariant) data = new_data ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *text = expand (cases[i].body, data, FALSE, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *body;
    const char *place;
    const char *what;
  } cases[] = {
    { "<p>号码\n {numbr}</p>", "3:2", "numbr" },
    { "<p>{parties.nam}</p>", "2:4", "parties.nam" },
    { "<for each='partys'><p>x</p></for>", "2:1", "partys" },
    { "<for each='number'><p>x</p></for>", "2:1", "number" },
    { "<p>x</p><if test='numbr'><p>x</p></if>", "2:9", "numbr" },
    { "<p>{number.day}</p>", "2:4", "number.day" },
    { "<p>甲{number|day}</p>", "2:5", "day" },
    { "<p>{kind|money}</p>", "2:4", "money" },
    { "<p>{parties}</p>", "2:4", "parties" },
    { "<table columns='1'>\n<row><td>甲</td><td>乙</td></row></table>", "3:1", "columns" },
  };
  g_autoptr (GVariant) data = new_data ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *text = expand (cases[i].body, data, FALSE, &error);
      g_autofree char   *start = g_strdup_printf ("own.xml:%s: ", cases[i].place);

      g_assert_null (text);
      g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_nonnull (strstr (error->message, cases[i].what));
    }
}

/* An empty form knows every name, runs loops as often as they say and takes the first way of an <if>. */
static void
test_blank (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = expand ("<p>{anything.at.all|blank:2}</p>"
                                      "<for each='rows' blank='2'><p>{index}</p></for>"
                                      "<if test='x'><p>甲</p></if><else><p>乙</p></else>"
                                      "<if test='x' blank='no'><p>丙</p></if><else><p>丁</p></else>",
                                    NULL, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "　　\n1\n2\n甲\n丁\n");
}

static void
test_masks (void)
{
  const char          *body = "<p>{id|private-paper} {phone|private-phone} {number|private}</p>";
  g_autoptr (GVariant) data = new_data ();
  g_autoptr (GError)   error = NULL;
  g_autofree char     *open = expand (body, data, FALSE, &error);
  g_autofree char     *masked = expand (body, data, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (open, ==, "350902197903121019 10000001001 18\n");
  g_assert_null (strstr (masked, "197903"));
  g_assert_null (strstr (masked, "0000100"));
  g_assert_null (strstr (masked, "18\n"));
  g_assert_nonnull (strchr (masked, '*'));
}

/* What an editor shows beside its data is a part of the form. */
static void
test_part (void)
{
  const char             *source = "<form id='a' title='b' version='1'>"
                                   "<p>甲</p><p part='terms'>乙{number}</p></form>";
  g_autoptr (GVariant)    data = new_data ();
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslTemplate) form = hsl_template_new (source, -1, "own.xml", &error);
  g_autofree char        *text = hsl_pages_dup_form_text (form, data, NULL, "terms", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "乙18\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text/fields", test_text);
  g_test_add_func ("/document/text/errors", test_errors);
  g_test_add_func ("/document/text/blank", test_blank);
  g_test_add_func ("/document/text/masks", test_masks);
  g_test_add_func ("/document/text/part", test_part);
  return g_test_run ();
}
