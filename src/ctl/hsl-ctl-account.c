/* hsl-ctl-account.c: accounts and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl-account.h"

#include <glib/gi18n.h>
#include <inttypes.h>

static const char *
get_state_code (HslAccountState state)
{
  static const char *const codes[] = { "waiting", "admitted", "altered", "ended" };

  return codes[state];
}

static const char *
get_state_name (const HslAccountInfo *info)
{
  switch (info->state)
    {
    case HSL_ACCOUNT_WAITING:
      return _ ("waits to be admitted");
    case HSL_ACCOUNT_ADMITTED:
      return info->first_password ? _ ("admitted, first password") : _ ("admitted");
    case HSL_ACCOUNT_ALTERED:
      return _ ("changed outside the program");
    case HSL_ACCOUNT_ENDED:
    default:
      return _ ("ended");
    }
}

static GStrv
list_rights (HslRights rights)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; (1U << i) <= HSL_RIGHTS_ALL; i++)
    if ((rights & (1U << i)) != 0)
      g_strv_builder_add (builder, hsl_right_get_code ((HslRights) (1U << i)));
  return g_strv_builder_end (builder);
}

static gboolean
parse_rights (const char *text,
              HslRights  *out_rights,
              GError    **error)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);
  guint          rights = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      HslRights right;

      if (!hsl_right_from_code (codes[i], &right))
        return hsl_ctl_usage_error (error,
                                    _ ("--rights: “%s” is none of mediator, dispatcher, chief, guest and "
                                       "administrator"),
                                    codes[i]);
      rights |= right;
    }
  *out_rights = (HslRights) rights;
  return TRUE;
}

static GVariant *
make_item (const HslAccountInfo *info)
{
  GVariantBuilder item;
  g_auto (GStrv)  rights = list_rights (info->rights);

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "account", info->name);
  hsl_ctl_put (&item, "worker", info->worker);
  hsl_ctl_put_value (&item, "rights", g_variant_new_strv ((const char *const *) rights, -1));
  hsl_ctl_put (&item, "state", get_state_code (info->state));
  hsl_ctl_put_flag (&item, "first_password", info->first_password);
  hsl_ctl_put (&item, "fingerprint", info->fingerprint);
  hsl_ctl_put_number (&item, "closed_cases", info->closed_cases);
  hsl_ctl_put_value (&item, "ask",
                     g_variant_new_strv ((const char *const *) info->ask, info->ask != NULL ? -1 : 0));
  return g_variant_builder_end (&item);
}

/* account list */
gboolean
hsl_ctl_account_list (HslCtl  *self,
                      char   **words,
                      GError **error)
{
  g_auto (GStrv)           rest = NULL;
  g_autoptr (GPtrArray)    infos = NULL;
  g_autoptr (HslCtlTable)  table = NULL;
  g_autoptr (HslDirectory) directory = NULL;
  GVariantBuilder          list;

  if (!hsl_ctl_parse (self, words, NULL, 0, 0, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  infos = hsl_store_list_account_infos (self->store, error);
  if (infos == NULL)
    return FALSE;
  directory = hsl_store_ref_directory (self->store);
  table = hsl_ctl_table_new (5, _ ("Account"), _ ("Name"), _ ("Rights"), _ ("State"), _ ("Fingerprint"));
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < infos->len; i++)
    {
      const HslAccountInfo *info = g_ptr_array_index (infos, i);
      g_auto (GStrv)        codes = list_rights (info->rights);
      g_autofree char      *rights = g_strjoinv (",", codes);
      const char           *name =
          info->worker != NULL ? hsl_directory_get_worker_name (directory, info->worker) : NULL;

      g_variant_builder_add_value (&list, make_item (info));
      hsl_ctl_table_add (table, info->name, name != NULL ? name : "", rights, get_state_name (info),
                         info->fingerprint);
    }
  hsl_ctl_print_list (self, &list, table);
  return TRUE;
}

/* Locked cases that the account could not be given, or that it lost with its keys. */
static gboolean
warn_of_closed (HslCtl     *self,
                const char *name,
                GError    **error)
{
  g_autoptr (GPtrArray) infos = hsl_store_list_account_infos (self->store, error);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const HslAccountInfo *info = g_ptr_array_index (infos, i);
      g_autofree char      *ask = info->ask != NULL ? g_strjoinv (", ", info->ask) : NULL;

      if (info->closed_cases > 0 && g_str_equal (info->name, name))
        g_printerr (ngettext ("Warning: %u locked case names this account, which has no key to it. Who "
                              "has one gives it, by locking the case once more with the same names: %s\n",
                              "Warning: %u locked cases name this account, which has no key to them. Who has "
                              "one gives it, by locking the case once more with the same names: %s\n",
                              info->closed_cases),
                    info->closed_cases, ask);
    }
  return infos != NULL;
}

/* account add NAME --rights RIGHT,… [--worker UID] [--first-password-file FILE] */
gboolean
hsl_ctl_account_add (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_autofree char           *rights_text = NULL;
  g_autofree char           *worker = NULL;
  g_autofree char           *file = NULL;
  g_auto (GStrv)             rest = NULL;
  g_autoptr (HslAccountInfo) info = NULL;
  char                      *password = NULL;
  HslRights                  rights;
  const GOptionEntry         entries[] = {
            { "rights", 0, 0, G_OPTION_ARG_STRING, &rights_text, NULL, NULL },
            { "worker", 0, 0, G_OPTION_ARG_STRING, &worker, NULL, NULL },
            { "first-password-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
            { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  if (rights_text == NULL)
    return hsl_ctl_usage_error (error, _ ("--rights is needed"));
  if (!parse_rights (rights_text, &rights, error) || !hsl_ctl_open (self, error) ||
      !hsl_ctl_read_new_password (self, file, &password, error))
    return FALSE;
  info = hsl_store_add_account (self->store, rest[0], worker, rights, password, error);
  hsl_ctl_forget (password);
  if (info == NULL)
    return FALSE;
  if (self->json)
    hsl_ctl_print_json (make_item (info));
  else
    hsl_ctl_say (_ ("Made. Whoever admits it compares the fingerprint:\n\n    %s\n"), info->fingerprint);
  return TRUE;
}

/* account admit NAME [--fingerprint DIGITS] */
gboolean
hsl_ctl_account_admit (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_autofree char   *fingerprint = NULL;
  g_auto (GStrv)     rest = NULL;
  const GOptionEntry entries[] = {
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &fingerprint, NULL, NULL },
    { NULL },
  };

  return hsl_ctl_parse (self, words, entries, 1, 1, &rest, error) && hsl_ctl_open (self, error) &&
         hsl_store_admit_account (self->store, rest[0], fingerprint, error) &&
         warn_of_closed (self, rest[0], error);
}

/* account rights NAME --rights RIGHT,… [--worker UID] */
gboolean
hsl_ctl_account_rights (HslCtl  *self,
                        char   **words,
                        GError **error)
{
  g_autofree char   *rights_text = NULL;
  g_autofree char   *worker = NULL;
  g_auto (GStrv)     rest = NULL;
  HslRights          rights;
  const GOptionEntry entries[] = {
    { "rights", 0, 0, G_OPTION_ARG_STRING, &rights_text, NULL, NULL },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &worker, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  if (rights_text == NULL)
    return hsl_ctl_usage_error (error, _ ("--rights is needed"));
  return parse_rights (rights_text, &rights, error) && hsl_ctl_open (self, error) &&
         hsl_store_set_account_rights (self->store, rest[0], worker, rights, error) &&
         warn_of_closed (self, rest[0], error);
}

/* account remove NAME */
gboolean
hsl_ctl_account_remove (HslCtl  *self,
                        char   **words,
                        GError **error)
{
  g_auto (GStrv) rest = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error) || !hsl_ctl_open (self, error) ||
      !hsl_store_remove_account (self->store, rest[0], error))
    return FALSE;
  if (!self->json)
    hsl_ctl_say (_ ("Ended. Who kept a copy of the file can still open that copy; so that later cases are "
                    "closed to it, a key holder runs “key rotate”.\n"));
  return TRUE;
}

/* Opens the store once more with the password, for it has to be typed for this. */
static gboolean
change_password (HslCtl     *self,
                 const char *file,
                 GError    **error)
{
  char *old = NULL;
  char *new = NULL;
  gboolean done;

  if (self->password_file != NULL || !hsl_store_is_demo (self->store))
    {
      if (!hsl_ctl_read_password (self, FALSE, &old, error))
        return FALSE;
    }
  else
    old = g_strdup ("");
  done = hsl_ctl_read_new_password (self, file, &new, error) &&
         hsl_store_change_password (self->store, old, new, error);
  hsl_ctl_forget (old);
  hsl_ctl_forget (new);
  return done;
}

/* account password [--new-password-file FILE] */
gboolean
hsl_ctl_account_password (HslCtl  *self,
                          char   **words,
                          GError **error)
{
  g_autofree char   *file = NULL;
  g_auto (GStrv)     rest = NULL;
  const GOptionEntry entries[] = {
    { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { NULL },
  };

  return hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) && hsl_ctl_open (self, error) &&
         change_password (self, file, error);
}

/* account reset NAME [--first-password-file FILE] */
gboolean
hsl_ctl_account_reset (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_autofree char   *file = NULL;
  g_auto (GStrv)     rest = NULL;
  char              *password = NULL;
  gboolean           done;
  const GOptionEntry entries[] = {
    { "first-password-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error) || !hsl_ctl_open (self, error) ||
      !hsl_ctl_read_new_password (self, file, &password, error))
    return FALSE;
  done = hsl_store_reset_password (self->store, rest[0], password, error);
  hsl_ctl_forget (password);
  return done && warn_of_closed (self, rest[0], error);
}

static gboolean
print_status (HslCtl  *self,
              GError **error)
{
  gint64          done, total;
  GVariantBuilder item;

  if (!hsl_store_get_resealing (self->store, &done, &total, error))
    return FALSE;
  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put_number (&item, "done", done);
  hsl_ctl_put_number (&item, "total", total);
  if (self->json)
    {
      hsl_ctl_print_json (g_variant_builder_end (&item));
      return TRUE;
    }
  g_variant_builder_clear (&item);
  if (total == 0)
    hsl_ctl_say (_ ("Everything is sealed with the present keys.\n"));
  else
    hsl_ctl_say (_ ("Being sealed anew: %" PRId64 " of %" PRId64 "\n"), done, total);
  return TRUE;
}

/* key rotate */
gboolean
hsl_ctl_key_rotate (HslCtl  *self,
                    char   **words,
                    GError **error)
{
  g_auto (GStrv)     rest = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean           done = FALSE;

  if (!hsl_ctl_parse (self, words, NULL, 0, 0, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  /* One that was stopped goes on first; then it was what was wanted. */
  if (!hsl_store_rotate_keys (self->store, &problem) &&
      !g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  while (!done)
    if (!hsl_store_reseal (self->store, &done, error))
      return FALSE;
  return print_status (self, error);
}

/* key status */
gboolean
hsl_ctl_key_status (HslCtl  *self,
                    char   **words,
                    GError **error)
{
  g_auto (GStrv) rest = NULL;

  return hsl_ctl_parse (self, words, NULL, 0, 0, &rest, error) && hsl_ctl_open (self, error) &&
         print_status (self, error);
}
