/* test-crowd.c: every form, filled with more than a quiet day brings
 *
 * Seven applicants with agents and names from two to fifteen characters, sixty terms, a record of forty
 * pages. Whatever a form is, its text has to stay inside the block and inside its cell, in order, whole, in
 * fonts that lie in the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include "hsl-expand.h"
#include "hsl-layout.h"
#include "hsl-nouns.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define N_TERMS      60
#define N_UTTERANCES 420

/* Two to fifteen characters, a name with dots, and characters outside the first plane of Unicode. */
static const char *const names[] = {
  "王丽",
  "欧阳娜娜",
  "阿依古丽·买买提",
  "迪丽热巴·迪力木拉提·阿不都拉",
  "𠮷野𬀩",
  "张㛃䶮",
  "李明",
};

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
rename_parties (HslCase *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      HslParty *party = g_ptr_array_index (self->parties, i);

      set_text (&party->name, names[i]);
      set_text (&party->address, "榕湖市东湖区湖滨路街道东湖社区榕湖花园一期12号楼3单元1802室（原纺织厂宿舍）");
    }
}

static void
add_agents (HslCase *self)
{
  g_ptr_array_set_size (self->agents, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HslParty *party = g_ptr_array_index (self->parties, i);
      HslAgent       *agent = hsl_fact_new (&hsl_agent_noun);

      agent->fact.uid = g_strdup_printf ("crowd-agent-%u", i);
      agent->party = g_strdup (party->fact.uid);
      agent->kind = g_strdup ("agent");
      agent->name = g_strdup (names[G_N_ELEMENTS (names) - 1 - i]);
      agent->paper_kind = g_strdup ("id-card");
      agent->paper_number = g_strdup ("11010519491231002X");
      agent->phone = g_strdup ("10000003001");
      agent->relation = g_strdup ("东湖区法律援助中心指派的律师");
      agent->powers = g_strdup ("代为参加调解、提出和变更请求、承认或者放弃请求、签署调解协议、领取款项");
      g_ptr_array_add (self->agents, agent);
    }
}

/* Each term has its own amount, so that each can be found again. */
static void
multiply_terms (HslCase *self)
{
  HslAgreement *agreement = g_ptr_array_index (self->agreements, 0);

  for (guint i = agreement->terms->len; i < N_TERMS; i++)
    {
      HslTerm       *term = hsl_fact_copy (g_ptr_array_index (agreement->terms, i % 7));
      HslInstalment *only;

      g_ptr_array_set_size (term->instalments, 1);
      only = g_ptr_array_index (term->instalments, 0);
      set_text (&only->fact.uid, NULL);
      only->fact.uid = g_strdup_printf ("crowd-part-%u", i);
      only->amount_fen = 1000000 + i * 100;
      set_text (&term->fact.uid, NULL);
      term->fact.uid = g_strdup_printf ("crowd-term-%u", i);
      term->position = i + 1;
      term->amount_fen = only->amount_fen;
      g_ptr_array_add (agreement->terms, term);
    }
}

static void
multiply_utterances (HslCase *self)
{
  HslSession *session = g_ptr_array_index (self->sessions, self->sessions->len - 1);
  guint       n = session->record->len;

  for (guint i = n; i < N_UTTERANCES; i++)
    {
      HslUtterance *utterance = hsl_fact_copy (g_ptr_array_index (session->record, i % n));

      set_text (&utterance->fact.uid, NULL);
      utterance->fact.uid = g_strdup_printf ("crowd-line-%u", i);
      set_text (&utterance->text, NULL);
      utterance->text = g_strdup_printf ("〔%03u〕公司收了“水电保证金”，共计3,000.00元（有收据），又说：“合同不许转租。”"
                                         "七户问：钱退不退？何时退？由谁退？",
                                         i);
      g_ptr_array_add (session->record, utterance);
    }
}

static void
crowd (HslCase *self)
{
  rename_parties (self);
  add_agents (self);
  multiply_terms (self);
  multiply_utterances (self);
}

/* The forms and the data are the same for every test, and dear. */
static HslForms *
get_forms (void)
{
  static HslForms *forms = NULL;

  if (forms == NULL)
    forms = hsl_forms_new (NULL);
  return forms;
}

static GVariant *
get_data (void)
{
  static GVariant *data = NULL;

  if (data == NULL)
    data = support_load_changed_case_data ("market", crowd);
  return data;
}

static HslTemplate *
find_form (const char *id)
{
  g_autoptr (GError) error = NULL;
  HslTemplate       *form = hsl_forms_find (get_forms (), id, HSL_DAY_NONE, &error);

  g_assert_no_error (error);
  return form;
}

static HslLayout *
new_layout (HslTemplate *form,
            HslContent **out_content)
{
  g_autoptr (GHashTable) substitutes = g_hash_table_new (NULL, NULL);
  g_autoptr (GError)     error = NULL;
  HslTypesetter          setter = { support_get_fonts (), substitutes };
  HslFilterContext       context = { .code_name = support_name_code };
  HslLayout             *layout;

  *out_content = hsl_expand (form, get_data (), &context, NULL, &error);
  g_assert_no_error (error);
  layout = hsl_layout_new (*out_content, &setter, &error);
  g_assert_no_error (error);
  return layout;
}

static char *
dup_line_text (const HslLine *line)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < line->runs->len; i++)
    g_string_append (out, ((HslGlyphRun *) g_ptr_array_index (line->runs, i))->text->str);
  return g_string_free (out, FALSE);
}

/* Where the ink of a line begins and ends: the widest of its glyphs and rules. */
static void
find_extent (const HslPlacedLine *placed,
             double              *out_left,
             double              *out_right)
{
  *out_left = placed->x + placed->line->left;
  *out_right = *out_left + placed->line->width;
}

/* A vertical rule through the middle of a line of text: the text left its cell. */
static gboolean
crosses (const HslPlacedRule *rule,
         const HslPlacedLine *placed)
{
  double middle = placed->y + placed->line->size / 2;
  double left, right;

  find_extent (placed, &left, &right);
  return fabs (rule->x0 - rule->x1) < 0.01 && MIN (rule->y0, rule->y1) < middle &&
         MAX (rule->y0, rule->y1) > middle && rule->x0 > left + 0.5 && rule->x0 < right - 0.5;
}

static gboolean
overlap (const HslPlacedLine *a,
         const HslPlacedLine *b)
{
  double a_left, a_right, b_left, b_right;

  find_extent (a, &a_left, &a_right);
  find_extent (b, &b_left, &b_right);
  return a_left < b_right - 0.5 && b_left < a_right - 0.5 && a->y < b->y + b->line->size * 0.9 &&
         b->y < a->y + a->line->size * 0.9;
}

static void
assert_line (const char    *id,
             guint          page,
             const HslPage *sheet,
             guint          n)
{
  const HslPlacedLine *placed = &g_array_index (sheet->lines, HslPlacedLine, n);
  g_autofree char     *text = dup_line_text (placed->line);
  double               left, right;

  find_extent (placed, &left, &right);
  if (left < HSL_BLOCK_LEFT - 0.5 || right > HSL_BLOCK_LEFT + HSL_BLOCK_WIDTH + 0.5 ||
      placed->y < HSL_BLOCK_TOP - 0.5 ||
      placed->y + placed->line->size > HSL_BLOCK_TOP + HSL_BLOCK_HEIGHT + 0.5)
    g_error ("%s, page %u: “%s” leaves the block (%.1f–%.1f at %.1f)", id, page + 1, text, left, right,
             placed->y);
  for (guint i = 0; i < sheet->rules->len; i++)
    {
      if (crosses (&g_array_index (sheet->rules, HslPlacedRule, i), placed))
        g_error ("%s, page %u: “%s” leaves its cell", id, page + 1, text);
    }
  for (guint i = 0; i < n; i++)
    {
      const HslPlacedLine *other = &g_array_index (sheet->lines, HslPlacedLine, i);
      g_autofree char     *other_text = dup_line_text (other->line);

      if (*text != '\0' && *other_text != '\0' && overlap (other, placed))
        g_error ("%s, page %u: “%s” lies on “%s”", id, page + 1, text, other_text);
    }
}

/* Nothing outside the block of GB/T 9704, outside its cell, or over something else. */
static void
test_places (gconstpointer user_data)
{
  HslTemplate          *form = find_form (user_data);
  HslContent           *content = NULL;
  g_autoptr (HslLayout) layout = new_layout (form, &content);

  for (guint page = 0; page < layout->pages->len; page++)
    {
      const HslPage *sheet = g_ptr_array_index (layout->pages, page);

      g_assert_cmpuint (sheet->lines->len, >, 0);
      for (guint i = 0; i < sheet->lines->len; i++)
        assert_line (user_data, page, sheet, i);
    }
  hsl_content_free (content);
}

static gboolean
is_one_of (const char *set,
           gunichar    character)
{
  return character != 0 && g_utf8_strchr (set, -1, character) != NULL;
}

/* 禁则 on whole forms: the lines of one paragraph, but its first and last, which a form may choose freely. */
static void
test_kinsoku (gconstpointer user_data)
{
  HslTemplate          *form = find_form (user_data);
  HslContent           *content = NULL;
  g_autoptr (HslLayout) layout = new_layout (form, &content);

  for (guint i = 0; i < layout->lines->len; i++)
    {
      GPtrArray *lines = g_ptr_array_index (layout->lines, i);

      for (guint k = 0; k < lines->len; k++)
        {
          g_autofree char *text = dup_line_text (g_ptr_array_index (lines, k));

          if (k > 0 && is_one_of ("》，”）。！？、；：", g_utf8_get_char (text)))
            g_error ("%s: a line starts with a closing mark: “%s”", (const char *) user_data, text);
          if (k + 1 < lines->len && *text != '\0' &&
              is_one_of ("《“（〔", g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
            g_error ("%s: a line ends with an opening mark: “%s”", (const char *) user_data, text);
        }
    }
  hsl_content_free (content);
}

static void
assert_fonts (const char *id,
              const char *path)
{
  g_autofree char *table = support_run ((const char *const[]){ "pdffonts", path, NULL });
  g_auto (GStrv)   lines = g_strsplit (table, "\n", -1);
  guint            n = 0;

  /* name type encoding emb sub uni object: each of emb, sub and uni is "yes". */
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++, n++)
    {
      if (!g_regex_match_simple (" yes +yes +yes +[0-9]+ +[0-9]+ *$", lines[i], 0, 0))
        g_error ("%s: a font is not embedded, not cut down, or its text cannot be read: %s", id, lines[i]);
    }
  g_assert_cmpuint (n, >, 0);
}

/* The file is valid by somebody else's reckoning, and its fonts lie in it. */
static void
test_file (gconstpointer user_data)
{
  g_autoptr (HslPages) pages = support_new_pages (find_form (user_data), get_data ());
  g_autofree char     *path = NULL;
  g_autofree char     *verdict = NULL;
  g_autoptr (GError)   error = NULL;
  int                  file = g_file_open_tmp ("hsl-crowd-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  close (file);
  g_assert_true (hsl_pages_write_pdf (pages, path, NULL, &error));
  verdict = support_run ((const char *const[]){ "qpdf", "--check", path, NULL });
  g_assert_nonnull (strstr (verdict, "No syntax or stream encoding errors"));
  assert_fonts (user_data, path);
  g_unlink (path);
}

static char *
extract_squeezed (const char *id)
{
  g_autoptr (HslPages) pages = support_new_pages (find_form (id), get_data ());
  g_autofree char     *text = support_extract_text (pages, "-raw");
  GString             *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        g_string_append_unichar (out, g_utf8_get_char (at));
    }
  return g_string_free (out, FALSE);
}

/* Every name is whole, every term is there, in its order. */
static void
test_agreement (void)
{
  g_autofree char *text = extract_squeezed ("agreement");
  const char      *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (text, names[i]));
  for (guint i = 7; i < N_TERMS; i++)
    {
      g_autofree char *amount = g_strdup_printf ("人民币10,%03u.00元", i);

      at = strstr (at, amount);
      g_assert_nonnull (at);
    }
  at = strstr (at, "当事人（签名");
  g_assert_nonnull (at);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (at, names[i]));
}

/* Forty pages of record: every sentence comes back as it was said, in the order it was said. */
static void
test_record (void)
{
  g_autoptr (HslPages) pages = support_new_pages (find_form ("session-record"), get_data ());
  g_autofree char     *text = extract_squeezed ("session-record");
  const char          *at = text;

  g_assert_cmpuint (hsl_pages_get_count (pages), >=, 40);
  for (guint i = 50; i < N_UTTERANCES; i++)
    {
      g_autofree char *start = g_strdup_printf ("〔%03u〕公司收了“水电保证金”，", i);

      at = strstr (at, start);
      g_assert_nonnull (at);
    }
}

static void
add (const char   *name,
     const char   *id,
     GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/document/crowd/%s/%s", name, id);

  g_test_add_data_func (path, id, test);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) list = NULL;

  g_test_init (&argc, &argv, NULL);
  list = hsl_forms_list (get_forms (), HSL_DAY_NONE);
  for (guint i = 0; i < list->len; i++)
    {
      HslTemplate *form = g_ptr_array_index (list, i);
      const char  *id = hsl_template_get_id (form);

      /* What has no number is told of no case: day sheet, own-data, recovery sheet. */
      if (*hsl_template_get_number (form) == '\0')
        continue;
      add ("places", id, test_places);
      add ("kinsoku", id, test_kinsoku);
      add ("file", id, test_file);
    }
  g_test_add_func ("/document/crowd/agreement", test_agreement);
  g_test_add_func ("/document/crowd/record", test_record);
  return g_test_run ();
}
