/* test-template.c: what is wrong with a template, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-template.h"

#include <string.h>

#define FORM "resources/forms/agreement.xml"
#define HEAD "<form id='a' title='b' version='1'>\n"

static void
test_errors (void)
{
  static const struct
  {
    const char *source;
    const char *place; /* line:column */
    const char *what;
  } cases[] = {
    { HEAD "<p>x</p>\n  <blink>y</blink></form>", "3:3", "<blink>" },
    { HEAD "<p colour='red'>x</p></form>", "2:1", "colour" },
    { HEAD "<p>\n金额{amount|dollars}</p></form>", "3:3", "dollars" },
    { HEAD "<p>中文<span>{a|code}</span></p></form>", "2:12", "code" },
    { HEAD "<p>{Amount}</p></form>", "2:4", "Amount" },
    { HEAD "<p>{a|blank:x}</p></form>", "2:4", "blank" },
    { HEAD "<p>{a|blank:nan}</p></form>", "2:4", "blank" },
    { HEAD "<p>{a|blank:1e30}</p></form>", "2:4", "blank" },
    { HEAD "<p>{amount</p></form>", "2:4", "{" },
    { HEAD "<p>{}</p></form>", "2:4", "" },
    { HEAD "<p>{amount|}</p></form>", "2:4", "" },
    { HEAD "text</form>", "1:36", "<form>" },
    { HEAD "<table columns='1 2'><p>x</p></table></form>", "2:22", "<p>" },
    { HEAD "<table><row/></table></form>", "2:1", "columns" },
    { HEAD "<table columns='1 0'/></form>", "2:1", "1 0" },
    { HEAD "<if test='a == 1'><p>x</p></if></form>", "2:1", "a == 1" },
    { HEAD "<if test='a and'><p>x</p></if></form>", "2:1", "a and" },
    { HEAD "<else><p>x</p></else></form>", "2:1", "<else>" },
    { HEAD "<p align='up'>x</p></form>", "2:1", "up" },
    { HEAD "<space lines='-1'/></form>", "2:1", "-1" },
    { HEAD "<for><p>x</p></for></form>", "2:1", "each" },
    { HEAD "<p><!-- > -->\n<p>x</p></p></form>", "3:1", "<p>" },
    { "<form id='a' title='b'/>", "1:1", "version" },
    { "<form id='a' title='b' version='x'/>", "1:1", "x" },
    { "<form id='a' title='b' version='1' from='2026-02-30'/>", "1:1", "2026-02-30" },
    { "<p>x</p>", "1:1", "<p>" },
    { HEAD "<p>x</form>", "2:5", "form" },
    { HEAD "<p>x</p>", "2:9", "" },
    { HEAD "<p>\xff</p></form>", "1:1", "UTF-8" },
    { "", "1:1", "" },
    { "<!DOCTYPE form [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "1:58", "<form>" },
    { HEAD "</form>\n<form id='b' title='b' version='1'/>", "3:1", "<form>" },
    { "<!DOCTYPE form [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n" HEAD "<p>&x;</p></form>", "3:7", "x" },
    { HEAD "<xi:include href='/etc/passwd' parse='text'/></form>", "2:1", "xi:include" },
    { HEAD "<p>{../../etc/passwd}</p></form>", "2:4", ".." },
    { "<!-- form -->", "1:14", "<form>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (HslTemplate) form = hsl_template_new (cases[i].source, -1, "own.xml", &error);
      g_autofree char        *start = g_strdup_printf ("own.xml:%s: ", cases[i].place);

      g_assert_null (form);
      g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_TEMPLATE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_nonnull (strstr (error->message, cases[i].what));
    }
}

static void
test_head (void)
{
  const char             *source = "<form id='notice' number='L2' title='告知书' version='3' from='2021-01-01' "
                                   "to='2025-12-31' track='civil' subject='session' blank='yes'/>";
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslTemplate) form = hsl_template_new (source, -1, "own.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hsl_template_get_id (form), ==, "notice");
  g_assert_cmpstr (hsl_template_get_number (form), ==, "L2");
  g_assert_cmpstr (hsl_template_get_title (form), ==, "告知书");
  g_assert_cmpstr (hsl_template_get_track (form), ==, "civil");
  g_assert_cmpstr (hsl_template_get_subject (form), ==, "session");
  g_assert_cmpint (hsl_template_get_version (form), ==, 3);
  g_assert_true (hsl_template_can_be_blank (form));

  g_assert_false (hsl_template_is_valid_on (form, hsl_day_from_iso ("2020-12-31")));
  g_assert_true (hsl_template_is_valid_on (form, hsl_day_from_iso ("2021-01-01")));
  g_assert_true (hsl_template_is_valid_on (form, hsl_day_from_iso ("2025-12-31")));
  g_assert_false (hsl_template_is_valid_on (form, hsl_day_from_iso ("2026-01-01")));
  g_assert_false (hsl_template_is_valid_on (form, HSL_DAY_NONE));
}

/* Whatever becomes of the bytes of a form, reading it ends in a form or in an error. */
static void
test_mutations (void)
{
  const char       *root = g_getenv ("HSL_SOURCE_ROOT");
  g_autofree char  *path = g_build_filename (root != NULL ? root : ".", FORM, NULL);
  g_autofree char  *source = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260401);
  const char        bytes[] = "<>{}|/'\"&: \na9";
  gsize             length;

  g_assert_true (g_file_get_contents (path, &source, &length, NULL));
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char        *copy = g_memdup2 (source, length);
      gsize                   end = i % 3 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) length) : length;
      g_autoptr (GError)      error = NULL;
      g_autoptr (HslTemplate) form = NULL;

      for (guint k = 0; k < 1 + i % 4; k++)
        copy[g_rand_int_range (rand, 0, (gint32) length)] = bytes[g_rand_int_range (rand, 0, sizeof bytes)];
      form = hsl_template_new (copy, (gssize) end, "own.xml", &error);
      g_assert_true ((form == NULL) == (error != NULL));
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) source = g_string_new (HEAD "<p>");
  g_autoptr (GError)  error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (source, "<span>");
  g_assert_null (hsl_template_new (source->str, -1, "own.xml", &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_TEMPLATE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/template/errors", test_errors);
  g_test_add_func ("/document/template/head", test_head);
  g_test_add_func ("/document/template/mutations", test_mutations);
  g_test_add_func ("/document/template/depth", test_depth);
  return g_test_run ();
}
