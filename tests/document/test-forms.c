/* test-forms.c: every form the program brings along, and those a station adds
 *
 * The fields of a form and their order are data: labels/FORM.txt holds one label a line, to be found in that
 * order in the text of the PDF, filled in and (where it may be) empty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Text without any blank: lines are spread, and labels are spaced by hand. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        g_string_append_unichar (out, g_utf8_get_char (text));
    }
  return g_string_free (out, FALSE);
}

static void
assert_labels (const char *id,
               const char *text)
{
  g_autofree char *relative = g_strdup_printf ("tests/document/labels/%s.txt", id);
  g_autofree char *path = support_source_path (relative);
  g_autofree char *source = NULL;
  g_autofree char *squeezed = squeeze (text);
  g_auto (GStrv)   labels = NULL;
  const char      *at = squeezed;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  labels = g_strsplit (source, "\n", -1);
  g_assert_cmpuint (g_strv_length (labels), >, 4);
  for (int i = 0; labels[i] != NULL && *labels[i] != '\0'; i++)
    {
      const char *found = strstr (at, labels[i]);

      if (found == NULL)
        g_error ("%s: the label “%s” is not there, or not in its order", id, labels[i]);
      at = found + strlen (labels[i]);
    }
}

/* What the labels of a version are called: by the form, and an earlier version by its number, too. */
static char *
dup_labels_name (HslTemplate *form)
{
  if (hsl_template_get_to (form) == HSL_DAY_NONE)
    return g_strdup (hsl_template_get_id (form));
  return g_strdup_printf ("%s-%d", hsl_template_get_id (form), hsl_template_get_version (form));
}

static void
test_labels (gconstpointer user_data)
{
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);
  HslTemplate         *form = (HslTemplate *) user_data;
  const char          *id = hsl_template_get_id (form);
  g_autofree char     *labels = dup_labels_name (form);
  g_autofree char     *own = g_strdup_printf ("tests/document/data/%s.json", id);
  g_autofree char     *path = support_source_path (own);
  g_autoptr (GVariant) data = NULL;
  g_autoptr (HslPages) pages = NULL;
  g_autofree char     *text = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    data = support_load_json (own);
  else
    data = support_load_case_data ("market");
  pages = support_new_pages (form, data);
  text = support_extract_text (pages, "-raw");
  assert_labels (labels, text);

  if (hsl_template_can_be_blank (form))
    {
      g_autoptr (HslPages) blank = support_new_pages (form, NULL);
      g_autofree char     *blank_text = support_extract_text (blank, "-raw");

      g_assert_null (strstr (blank_text, "许志远"));
      if (!g_str_equal (id, "volume-cover"))
        assert_labels (labels, blank_text);
    }
}

static HslTemplate *
find_form (HslForms   *forms,
           const char *id,
           const char *day)
{
  g_autoptr (GError) error = NULL;
  HslTemplate       *form = hsl_forms_find (forms, id, hsl_day_from_iso (day), &error);

  g_assert_no_error (error);
  return form;
}

static void
append_day (GString *row,
            HslDay   day)
{
  g_autofree char *iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : g_strdup ("");

  g_string_append_printf (row, " %s |", iso);
}

static void
append_row (GString     *table,
            HslTemplate *form)
{
  const char      *texts[] = { hsl_template_get_track (form), hsl_template_get_step (form),
                               hsl_template_get_subject (form) };
  g_autofree char *labels = dup_labels_name (form);

  g_string_append_printf (table, "| %s | %s | %s | %d |", hsl_template_get_number (form),
                          hsl_template_get_title (form), hsl_template_get_id (form),
                          hsl_template_get_version (form));
  append_day (table, hsl_template_get_from (form));
  append_day (table, hsl_template_get_to (form));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (table, " %s |", texts[i] != NULL ? texts[i] : "");
  g_string_append_printf (table, " %s | %s | %s |\n", hsl_template_can_be_blank (form) ? "yes" : "",
                          hsl_template_get_source (form), labels);
}

/* The README tells of every form that is here, and of no other. */
static void
test_table (void)
{
  g_autoptr (HslForms)  forms = hsl_forms_new (NULL);
  g_autoptr (GPtrArray) list = hsl_forms_list_versions (forms);
  g_autoptr (GString)   table = g_string_new (NULL);
  g_autofree char      *path = support_source_path ("resources/forms/README.md");
  g_autofree char      *readme = NULL;
  const char           *begin, *end;

  for (guint i = 0; i < list->len; i++)
    {
      HslTemplate *form = g_ptr_array_index (list, i);

      /* Where its fields come from, and where it is found. */
      g_assert_nonnull (hsl_template_get_source (form));
      g_assert_true ((*hsl_template_get_number (form) != '\0') == (hsl_template_get_step (form) != NULL));
      append_row (table, form);
    }
  g_assert_true (g_file_get_contents (path, &readme, NULL, NULL));
  begin = strstr (readme, "| number | title |");
  g_assert_nonnull (begin);
  begin = strchr (strchr (begin, '\n') + 1, '\n') + 1;
  end = strstr (begin, "\n\n");
  if (strncmp (begin, table->str, table->len) == 0 && (gsize) (end + 1 - begin) == table->len)
    return;
  fprintf (stderr, "the table of the forms should be:\n%s", table->str);
  g_test_fail ();
}

/* A case prints with the version of its day, whenever it is printed. */
static void
test_versions (void)
{
  static const struct
  {
    const char *id;
    const char *day;
    const char *has;
    const char *lacks;
  } cases[] = {
    { "no-penalty-application", "2025-12-31", "《公安机关办理行政案件程序规定》第一百八十六条", "治安管理处罚法》第九条" },
    { "no-penalty-application", "2026-01-01", "《中华人民共和国治安管理处罚法》第九条", "双方当事人书面申请并经" },
    { "confirmation-application", "2023-12-31", "第三十三条", "第二百零五条" },
    { "confirmation-application", "2024-01-01", "第二百零五条", "第二百零一条" },
  };
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);
  g_autoptr (GVariant) data = support_load_case_data ("market");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HslPages) pages = support_new_pages (find_form (forms, cases[i].id, cases[i].day), data);
      g_autofree char     *raw = support_extract_text (pages, "-raw");
      g_autofree char     *text = squeeze (raw);

      g_assert_nonnull (strstr (text, cases[i].has));
      g_assert_null (strstr (text, cases[i].lacks));
    }
}

/* Seven tenants against a landlord, two agents, an absent third party who never signs. */
static void
test_market (void)
{
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);
  g_autoptr (GVariant) data = support_load_case_data ("market");
  g_autoptr (GError)   error = NULL;
  HslTemplate         *form = hsl_forms_find (forms, "agreement", HSL_DAY_NONE, &error);
  g_autoptr (HslPages) pages = support_new_pages (form, data);
  g_autofree char     *raw = support_extract_text (pages, "-raw");
  g_autofree char     *text = squeeze (raw);

  g_assert_nonnull (strstr (text, "本协议一式九份"));
  g_assert_nonnull (strstr (text, "93,900.00元（大写：玖万叁仟玖佰元整）"));
  g_assert_nonnull (strstr (text, "向许志远支付人民币12,000.00元（大写：壹万贰仟元整）"));
  g_assert_nonnull (strstr (text, "第1期于2026年4月30日前（含当日）支付人民币6,000.00元"));
  g_assert_nonnull (strstr (text, "委托代理人：高敏（公司法务）"));
  g_assert_nonnull (strstr (text, "第三人：吴大海"));
  g_assert_null (strstr (strstr (text, "当事人（签名"), "吴大海"));
  g_assert_nonnull (strstr (strstr (text, "当事人（签名"), "阿依古丽·买买提"));
}

static GVariant *
repeat_rows (GVariant   *data,
             const char *record_name,
             const char *list_name,
             guint       n)
{
  g_autoptr (GVariant)  record = g_variant_lookup_value (data, record_name, G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant)  list = g_variant_lookup_value (record, list_name, NULL);
  g_auto (GVariantDict) inner = G_VARIANT_DICT_INIT (record);
  g_auto (GVariantDict) outer = G_VARIANT_DICT_INIT (data);
  GVariantBuilder       rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (list, i % g_variant_n_children (list));

      g_variant_builder_add_value (&rows, row);
    }
  g_variant_dict_insert_value (&inner, list_name, g_variant_builder_end (&rows));
  g_variant_dict_insert_value (&outer, record_name, g_variant_dict_end (&inner));
  return g_variant_ref_sink (g_variant_dict_end (&outer));
}

/* How often a character stands in the agreement with @data: one that a page end cannot part. */
static guint
count_in_agreement (HslForms   *forms,
                    GVariant   *data,
                    const char *character)
{
  g_autoptr (HslPages) pages = support_new_pages (find_form (forms, "agreement", NULL), data);
  g_autofree char     *text = support_extract_text (pages, "-raw");
  guint                n = 0;

  for (const char *at = strstr (text, character); at != NULL; at = strstr (at + 1, character))
    n++;
  return n;
}

/* Sixty terms, and a record of forty pages: nothing is lost. */
static void
test_long (void)
{
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);
  g_autoptr (GVariant) data = support_load_case_data ("market");
  g_autoptr (GVariant) terms = repeat_rows (data, "agreement", "items", 60);
  g_autoptr (GVariant) record = repeat_rows (data, "session", "record", 400);
  g_autoptr (HslPages) session = NULL;

  g_assert_cmpuint (count_in_agreement (forms, terms, "剩") - count_in_agreement (forms, data, "剩"), ==, 53);
  session = support_new_pages (find_form (forms, "session-record", NULL), record);
  g_assert_cmpuint (hsl_pages_get_count (session), >=, 40);
}

/* Which forms want a row chosen, and for which track they are. */
static void
test_subjects (void)
{
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);
  HslTemplate         *agreement = find_form (forms, "agreement", NULL);

  g_assert_cmpstr (hsl_template_get_subject (agreement), ==, "agreement");
  g_assert_cmpstr (hsl_template_get_track (agreement), ==, "civil");
  g_assert_cmpstr (hsl_template_get_track (find_form (forms, "police-agreement", NULL)), ==, "police");
  g_assert_null (hsl_template_get_subject (find_form (forms, "volume-cover", NULL)));
}

/* A case of which little is known yet prints on every form: no form needs what a case need not have. */
static void
test_cases (gconstpointer user_data)
{
  g_autoptr (HslForms)  forms = hsl_forms_new (NULL);
  g_autoptr (GVariant)  data = support_load_case_data (user_data);
  g_autoptr (GPtrArray) list = hsl_forms_list (forms, HSL_DAY_NONE);

  for (guint i = 0; i < list->len; i++)
    {
      HslTemplate         *form = g_ptr_array_index (list, i);
      g_autoptr (HslPages) pages = NULL;

      if (*hsl_template_get_number (form) == '\0')
        continue;
      pages = support_new_pages (form, data);
      g_assert_cmpuint (hsl_pages_get_count (pages), >=, 1);
    }
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char              *folder = g_dir_make_tmp ("hsl-forms-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
write_form (const char *folder,
            const char *name,
            const char *source)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, source, -1, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* A form with a loop over the parties and a table is a file, and nothing else. */
static void
test_own_form (void)
{
  g_autofree char     *folder = make_folder ();
  g_autoptr (HslForms) forms = NULL;
  g_autoptr (GVariant) data = NULL;
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = NULL;
  g_autofree char     *text = NULL;
  HslTemplate         *form;

  write_form (folder, "roll.xml",
              "<form id='roll' number='L9' title='签到表' version='1' blank='yes'><title>调解签到表</title>"
              "<for each='parties' as='party'><p>{index}．{party.side|code:side}{party.name}</p></for>"
              "<table columns='1 3 3'><row head='yes'><th>序</th><th>姓名</th><th>签到</th></row>"
              "<for each='parties' as='party' blank='10'><row>"
              "<td>{index}</td><td>{party.name}</td><td>　</td></row></for>"
              "</table></form>");
  forms = hsl_forms_new (folder);
  form = hsl_forms_find (forms, "roll", HSL_DAY_NONE, &error);
  g_assert_no_error (error);
  data = support_load_case_data ("market");
  pages = support_new_pages (form, data);
  text = support_extract_text (pages, "-raw");

  g_assert_nonnull (strstr (text, "1．申请人许志远"));
  g_assert_nonnull (strstr (text, "9．第三人吴大海"));
  g_assert_nonnull (strstr (strstr (text, "签到"), "吴大海"));
  remove_folder (folder);
}

/* The station's own forms come first, of versions the one for the day; wrong files are told. */
static void
test_override (void)
{
  g_autofree char      *folder = make_folder ();
  g_autoptr (HslForms)  forms = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError)    error = NULL;
  g_auto (GStrv)        problems = NULL;
  guint                 n = 0;

  write_form (folder, "a.xml", "<form id='agreement' number='10' title='协议书一' version='1' to='2026-03-31'/>");
  write_form (folder, "b.xml",
              "<form id='agreement' number='10' title='协议书二' version='2' from='2026-04-01'/>");
  write_form (folder, "c.xml", "<form id='wrong' title='错' version='1'>\n<blink/></form>");
  write_form (folder, "note.txt", "not a form");
  forms = hsl_forms_new (folder);

  g_assert_cmpstr (hsl_template_get_title (find_form (forms, "agreement", "2026-03-31")), ==, "协议书一");
  g_assert_cmpstr (hsl_template_get_title (find_form (forms, "agreement", "2026-04-01")), ==, "协议书二");
  problems = hsl_forms_list_problems (forms);
  g_assert_cmpuint (g_strv_length (problems), ==, 1);
  g_assert_nonnull (strstr (problems[0], "c.xml:2:1: "));

  list = hsl_forms_list (forms, HSL_DAY_NONE);
  for (guint i = 0; i < list->len; i++)
    n += g_str_equal (hsl_template_get_id (g_ptr_array_index (list, i)), "agreement");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (hsl_template_get_number (g_ptr_array_index (list, 0)), ==, "1");

  g_assert_null (hsl_forms_find (forms, "agreement2", HSL_DAY_NONE, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM);
  g_clear_error (&error);
  g_assert_null (hsl_forms_find (forms, "rights-notice", hsl_day_from_iso ("1999-01-01"), &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM);
  g_assert_nonnull (strstr (error->message, "1999-01-01"));
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (HslForms)  forms = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_test_init (&argc, &argv, NULL);
  forms = hsl_forms_new (NULL);
  list = hsl_forms_list_versions (forms);
  g_assert_cmpuint (list->len, >=, 36);
  for (guint i = 0; i < list->len; i++)
    {
      HslTemplate     *form = g_ptr_array_index (list, i);
      g_autofree char *labels = dup_labels_name (form);
      g_autofree char *path = g_strdup_printf ("/document/forms/labels/%s", labels);

      g_test_add_data_func (path, form, test_labels);
    }
  g_test_add_func ("/document/forms/table", test_table);
  g_test_add_func ("/document/forms/versions", test_versions);
  g_test_add_func ("/document/forms/market", test_market);
  g_test_add_func ("/document/forms/long", test_long);
  g_test_add_func ("/document/forms/subjects", test_subjects);
  g_test_add_data_func ("/document/forms/clue", "clue", test_cases);
  g_test_add_data_func ("/document/forms/police", "police", test_cases);
  g_test_add_data_func ("/document/forms/oral", "oral", test_cases);
  g_test_add_data_func ("/document/forms/refused", "refused", test_cases);
  g_test_add_func ("/document/forms/own", test_own_form);
  g_test_add_func ("/document/forms/override", test_override);
  return g_test_run ();
}
