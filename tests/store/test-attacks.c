/* test-attacks.c: what hostile words and hostile files can do to a store
 *
 * What somebody with the file can read is in test-secrecy.c, what is done to it behind the program in
 * test-tamper.c; HACKING.md, "Attacks", has the table of all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static const char *const injections[] = {
  "'); DROP TABLE \"case\"; --",
  "' OR '1'='1",
  "\"; DELETE FROM activity; --",
  "$uid ?1 :name @x",
  "%s%n%d",
  "NULL",
  "* NEAR(\"a\" b) -c ^d {e}: f",
};

/* Every text of the noun, and one row of every list below it, says @text. */
static GVariant *
make_hostile (const HslNoun *noun,
              const char    *text,
              guint          depth)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if ((field->flags & (HSL_FIELD_DERIVED | HSL_FIELD_ACTION)) != 0)
        continue;
      if (field->type == HSL_FIELD_TEXT)
        g_variant_builder_add (&builder, "{sv}", field->name, g_variant_new_string (text));
      else if (field->type == HSL_FIELD_LIST && depth > 0)
        {
          GVariantBuilder list;

          g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
          g_variant_builder_add_value (&list, make_hostile (hsl_noun_find (field->of), text, depth - 1));
          g_variant_builder_add (&builder, "{sv}", field->name, g_variant_builder_end (&list));
        }
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
make_registration (const char *text)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder       parties;

  g_variant_dict_insert (&input, "type", "s", "02");
  g_variant_dict_insert (&input, "source", "s", "visit");
  g_variant_dict_insert (&input, "summary", "s", text);
  g_variant_dict_insert (&input, "place", "s", text);
  g_variant_builder_init (&parties, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GVariantDict) party = G_VARIANT_DICT_INIT (NULL);

      g_variant_dict_insert (&party, "side", "s", i == 0 ? "applicant" : "respondent");
      g_variant_dict_insert (&party, "name", "s", text);
      g_variant_dict_insert (&party, "address", "s", text);
      g_variant_builder_add_value (&parties, g_variant_dict_end (&party));
    }
  g_variant_dict_insert_value (&input, "parties", g_variant_builder_end (&parties));
  return g_variant_ref_sink (g_variant_dict_end (&input));
}

static void
assert_case_kept (HslStore      *store,
                  const HslFact *written)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) read = (HslFact *) hsl_store_load_case (store, written->uid, &error);

  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (written, read));
}

/* Whoever asks with them gets an answer to exactly these words, or an error of the core. */
static void
ask_with (HslStore   *store,
          const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = hsl_store_search (store, text, 10, NULL, &error);
  HslCaseQuery          query = { .grid = text, .community = text, .type = text, .worker = text };
  g_autoptr (GVariant)  draft = test_parse ("{\"summary\":\"x\"}");
  g_autoptr (GVariant)  read = NULL;
  g_autofree char      *setting = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (hsl_store_count_cases (store, &query, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_null (hsl_store_load_case (store, text, NULL));
  g_assert_null (hsl_store_read_attachment (store, text, text, NULL));
  hsl_store_save_draft (store, text, draft, &error);
  g_assert_no_error (error);
  read = hsl_store_load_draft (store, text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (read);
  if (hsl_store_set_setting (store, text, text, NULL))
    {
      setting = hsl_store_get_setting (store, text, NULL);
      g_assert_cmpstr (setting, ==, text);
    }
  g_assert_false (hsl_store_unlock (store, text, text, NULL));
}

static void
test_sql_in_every_field (TestStore    *self,
                         gconstpointer data)
{
  g_autoptr (HslFact) other = (HslFact *) test_store_play (self->store, "settled-by-talk", ALL_STEPS);

  for (guint i = 0; i < G_N_ELEMENTS (injections); i++)
    {
      g_autoptr (GVariant) input = make_registration (injections[i]);
      g_autoptr (GError)   error = NULL;
      g_autoptr (HslFact)  made = (HslFact *) hsl_store_register_case (self->store, input, &error);

      g_assert_no_error (error);
      assert_case_kept (self->store, made);
      ask_with (self->store, injections[i]);
    }
  assert_case_kept (self->store, other);
  g_assert_cmpint (hsl_store_count_cases (self->store, &(HslCaseQuery){ 0 }, NULL), ==,
                   G_N_ELEMENTS (injections) + 1);
  test_assert_clean (self->store);
}

/* The same through every action and every noun of the station: it is written as it stands, or refused. */
static void
test_sql_in_every_action (TestStore    *self,
                          gconstpointer data)
{
  static const HslNoun *const nouns[] = { &hsl_organisation_noun, &hsl_worker_noun, &hsl_area_noun,
                                          &hsl_room_noun };
  g_autoptr (HslFact)         now = (HslFact *) test_store_play (self->store, "market-stalls", 8);
  guint                       n_done = 0;

  for (const HslAction *action = hsl_actions; action->id != NULL; action++)
    {
      g_autoptr (GVariant) input = g_variant_ref_sink (make_hostile (action->input, injections[0], 2));
      g_autoptr (GError)   error = NULL;
      HslFact             *after;

      after = (HslFact *) hsl_store_act (self->store, now->uid, action->id, input, &error);

      g_assert_true ((after == NULL) == (error != NULL));
      if (after == NULL)
        continue;
      hsl_fact_unref (now);
      now = after;
      n_done++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      g_autoptr (GVariant) input = g_variant_ref_sink (make_hostile (nouns[i], injections[0], 1));
      g_autoptr (HslFact)  fact = hsl_fact_from_variant (nouns[i], input, "", NULL);

      if (fact != NULL)
        n_done += hsl_store_put (self->store, fact, NULL);
    }
  g_test_message ("%u were done, the others refused", n_done);
  g_assert_cmpuint (n_done, >, 3);
  assert_case_kept (self->store, now);
  test_assert_clean (self->store);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Saved as a copy, it stays in the folder that was chosen. */
static void
assert_is_plain_name (const char *name)
{
  g_test_message ("%s", name);
  g_assert_cmpstr (name, !=, "");
  g_assert_cmpstr (name, !=, ".");
  g_assert_cmpstr (name, !=, "..");
  g_assert_null (strchr (name, '/'));
}

/* An attachment is a row, whatever its name says: no file is made of it. */
static void
test_path_in_attachment_name (TestStore    *self,
                              gconstpointer data)
{
  static const char *const names[] = { "../../../etc/passwd", "/etc/passwd", "..", "a/../../b", "-rf", "~/x",
                                       "$(touch x)", "con\\..\\x" };
  g_autoptr (GBytes)       bytes = g_bytes_new_static ("hostile", 7);
  g_autoptr (HslFact)      now = (HslFact *) test_store_play (self->store, "settled-by-talk", 2);
  guint                    n_files = count_files (self->folder);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char     *json = g_strdup_printf ("{\"kind\":\"other\",\"name\":\"%s\"}",
                                               i == 7 ? "con\\\\..\\\\x" : names[i]);
      g_autoptr (GVariant) input = test_parse (json);
      g_autoptr (GError)   error = NULL;
      HslFact             *after = (HslFact *) hsl_store_attach (self->store, now->uid, input, bytes, &error);
      g_autoptr (GBytes)   read = NULL;
      const HslFact       *last;

      g_assert_no_error (error);
      hsl_fact_unref (now);
      now = after;
      last = g_ptr_array_index (((HslCase *) now)->attachments, ((HslCase *) now)->attachments->len - 1);
      assert_is_plain_name (((const HslAttachment *) last)->name);
      read = hsl_store_read_attachment (self->store, now->uid, last->uid, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (read, bytes));
    }
  g_assert_cmpuint (count_files (self->folder), ==, n_files);
  test_assert_clean (self->store);
}

/* The end of the chain cut off: what the links said was written is there without them. */
static void
test_chain_cut_off (TestStore    *self,
                    gconstpointer data)
{
  g_autoptr (HslFact)   made = (HslFact *) test_store_play (self->store, "settled-by-talk", ALL_STEPS);
  g_autoptr (GPtrArray) findings = NULL;

  test_execute (self->store, "DELETE FROM activity WHERE seq > (SELECT max (seq) - 2 FROM activity)");
  findings = test_verify (self->store);
  g_assert_cmpuint (findings->len, >, 0);
}

/* A trigger in the file that waits for the program to run it; one that reads keys would be the worse. */
static void
test_trigger_in_file (TestStore    *self,
                      gconstpointer data)
{
  g_autoptr (HslFact)   made = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (GVariant)  accept = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (HslFact)   after = NULL;

  test_execute (self->store, "CREATE TRIGGER evil AFTER INSERT ON activity BEGIN"
                             " UPDATE \"case\" SET risk = 'red'; END");
  after = (HslFact *) hsl_store_act (self->store, made->uid, "assign", accept, NULL);
  findings = test_verify (self->store);
  g_assert_cmpuint (findings->len, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/attacks/sql-in-every-field", test_sql_in_every_field);
  add_store_test ("/store/attacks/sql-in-every-action", test_sql_in_every_action);
  add_store_test ("/store/attacks/path-in-attachment-name", test_path_in_attachment_name);
  add_store_test ("/store/attacks/chain-cut-off", test_chain_cut_off);
  add_store_test ("/store/attacks/trigger-in-file", test_trigger_in_file);
  return g_test_run ();
}
