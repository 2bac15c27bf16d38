/* test-reveal.c: lists are masked, and what is shown was asked for with a reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "test-store.h"

#include <string.h>

static HslCase *
register_neighbours (TestStore *self)
{
  g_autoptr (GVariant) sheet = g_variant_ref_sink (test_parse (
      "{\"type\": \"0202\", \"source\": \"visit\", \"place\": \"兴业路\","
      " \"summary\": \"欧阳小兰说对门单立新半夜敲墙，联系电话12000000302\","
      " \"parties\": [{\"side\": \"applicant\", \"name\": \"欧阳小兰\", \"phone\": \"12000000302\"},"
      "                {\"side\": \"respondent\", \"name\": \"单立新\"}]}"));
  g_autoptr (GError)   error = NULL;
  HslCase             *made = hsl_store_register_case (self->store, sheet, &error);

  g_assert_no_error (error);
  return made;
}

static void
assert_hidden (const char *text)
{
  g_test_message ("%s", text);
  g_assert_null (strstr (text, "小兰"));
  g_assert_null (strstr (text, "立新"));
  g_assert_null (strstr (text, "12000000302"));
}

/* Lists, searches by people and by words, warnings and tasks: none of them names anybody. */
static void
test_lists (TestStore    *self,
            gconstpointer data)
{
  g_autoptr (HslFact)   made = (HslFact *) register_neighbours (self);
  g_autoptr (GError)    error = NULL;
  HslCaseQuery          query = { 0 };
  g_autoptr (GPtrArray) rows = hsl_store_list_cases (self->store, &query, 0, 10, &error);
  g_autoptr (GPtrArray) tasks = hsl_store_list_tasks (self->store, hsl_day_from_iso ("2026-12-01"), 10,
                                                      &error);
  const char *const     typed[] = { "欧阳小兰", "oyxl", "0302", "敲墙" };

  g_assert_no_error (error);
  g_assert_cmpstr (((HslCaseRow *) g_ptr_array_index (rows, 0))->title, ==, "欧阳**与单**");
  g_assert_cmpuint (tasks->len, >, 0);
  assert_hidden (((HslTask *) g_ptr_array_index (tasks, 0))->title);
  g_assert_true (hsl_store_wait_people (self->store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) hits = hsl_store_search (self->store, typed[i], 10, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 1);
      assert_hidden (((HslSearchHit *) g_ptr_array_index (hits, 0))->title);
      assert_hidden (((HslSearchHit *) g_ptr_array_index (hits, 0))->why);
    }
}

static void
test_earlier (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact)   made = (HslFact *) register_neighbours (self);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GVariant)  again = g_variant_ref_sink (test_parse (
       "{\"parties\": [{\"side\": \"applicant\", \"name\": \"单立新\"}]}"));
  g_autoptr (GPtrArray) earlier = NULL;

  g_assert_true (hsl_store_wait_people (self->store, &error));
  earlier = hsl_store_find_earlier (self->store, again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (earlier->len, ==, 1);
  assert_hidden (((HslEarlier *) g_ptr_array_index (earlier, 0))->title);
  assert_hidden (((HslEarlier *) g_ptr_array_index (earlier, 0))->text);
}

/* Once asked for, until somebody else may sit there. */
static void
test_reveal_lists (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (HslFact)   made = (HslFact *) register_neighbours (self);
  g_autoptr (GError)    error = NULL;
  HslCaseQuery          query = { 0 };
  g_autoptr (GPtrArray) full = NULL;
  g_autoptr (GPtrArray) locked = NULL;
  g_autofree char      *before = hsl_store_dup_head (self->store, NULL);
  g_autofree char      *after = NULL;

  g_assert_false (hsl_store_reveal_lists (self->store, " ", &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_true (hsl_store_reveal_lists (self->store, "核对台账", &error));
  after = hsl_store_dup_head (self->store, NULL);
  g_assert_cmpstr (before, !=, after);
  full = hsl_store_list_cases (self->store, &query, 0, 10, &error);
  g_assert_cmpstr (((HslCaseRow *) g_ptr_array_index (full, 0))->title, ==, "欧阳小兰与单立新");

  hsl_store_lock (self->store);
  g_assert_true (hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error));
  locked = hsl_store_list_cases (self->store, &query, 0, 10, &error);
  assert_hidden (((HslCaseRow *) g_ptr_array_index (locked, 0))->title);
}

/* The last link of the chain tells what was shown, and why. */
static void
test_reveal (TestStore    *self,
             gconstpointer data)
{
  g_autoptr (HslFact) made = (HslFact *) register_neighbours (self);
  const HslParty     *asked = g_ptr_array_index (((HslCase *) made)->parties, 0);
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) party = NULL;
  g_autofree char    *before = hsl_store_dup_head (self->store, NULL);
  g_autofree char    *refused = NULL;
  g_autofree char    *after = NULL;

  g_assert_null (hsl_store_reveal (self->store, made->uid, &hsl_party_noun, asked->fact.uid, "", &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_null (hsl_store_reveal (self->store, made->uid, &hsl_party_noun, "nobody", "联系当事人", &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  refused = hsl_store_dup_head (self->store, NULL);
  g_assert_cmpstr (before, ==, refused);

  party = hsl_store_reveal (self->store, made->uid, &hsl_party_noun, asked->fact.uid, "联系当事人", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((HslParty *) party)->phone, ==, "12000000302");
  after = hsl_store_dup_head (self->store, NULL);
  g_assert_cmpstr (before, !=, after);
  test_assert_clean (self->store);
}

/* Where nothing can be written, nothing is shown. */
static void
test_unrecorded (TestStore    *self,
                 gconstpointer data)
{
  g_autoptr (HslFact) made = (HslFact *) register_neighbours (self);
  const HslParty     *asked = g_ptr_array_index (((HslCase *) made)->parties, 0);
  g_autoptr (GError)  error = NULL;

  test_execute (self->store, "CREATE TRIGGER full BEFORE INSERT ON activity BEGIN"
                             " SELECT RAISE (ABORT, 'the disk is full'); END");
  g_assert_null (hsl_store_reveal (self->store, made->uid, &hsl_party_noun, asked->fact.uid, "联系当事人",
                                   &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (hsl_store_reveal_lists (self->store, "核对台账", &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_store_test ("/store/reveal/lists", test_lists);
  add_store_test ("/store/reveal/earlier", test_earlier);
  add_store_test ("/store/reveal/reveal-lists", test_reveal_lists);
  add_store_test ("/store/reveal/reveal", test_reveal);
  add_store_test ("/store/reveal/unrecorded", test_unrecorded);

  return g_test_run ();
}
