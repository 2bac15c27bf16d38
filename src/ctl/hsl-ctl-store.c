/* hsl-ctl-store.c: opening the station's store
 *
 * A password never stands in the command line or in the environment, where others can read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define PASSWORD_FILE_MAX 4096

/**
 * hsl_ctl_dup_uri:
 *
 * Returns: (transfer full): the store to open: a URI, or a path that was given plain
 */
char *
hsl_ctl_dup_uri (HslCtl *self)
{
  g_autofree char *path = NULL;

  if (self->uri == NULL)
    return hsl_store_dup_default_uri ();
  if (strstr (self->uri, "://") != NULL)
    return g_strdup (self->uri);
  path = g_canonicalize_filename (self->uri, NULL);
  return g_strconcat ("sqlite://", path, NULL);
}

/**
 * hsl_ctl_get_now:
 *
 * Returns: what the rules take for the present
 */
HslMinute
hsl_ctl_get_now (HslCtl *self)
{
  return self->now != HSL_MINUTE_NONE ? self->now : hsl_minute_now ();
}

/**
 * hsl_ctl_dup_config_folder:
 *
 * Returns: (transfer full): where the station keeps its own rules and forms
 */
char *
hsl_ctl_dup_config_folder (void)
{
  const char *folder = g_getenv ("HSL_CONFIG_DIR");

  return folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_config_dir (), "heshilao", NULL);
}

static gboolean
read_secret_file (const char *path,
                  char      **out_secret,
                  GError    **error)
{
  g_autoptr (GBytes) bytes = hsl_ctl_read_bytes (path, PASSWORD_FILE_MAX, error);
  const char        *text;
  gsize              length;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  *out_secret = g_strndup (text != NULL ? text : "", length);
  (*out_secret)[strcspn (*out_secret, "\r\n")] = '\0';
  return TRUE;
}

/* On the terminal itself, whatever input and output are; nothing of it is shown. */
static gboolean
ask_on_terminal (const char *question,
                 const char *refusal,
                 char      **out_secret,
                 GError    **error)
{
  int            terminal = g_open ("/dev/tty", O_RDWR | O_CLOEXEC, 0);
  struct termios before, silent;
  char           line[1024];
  ssize_t        n;

  if (terminal < 0 || tcgetattr (terminal, &before) != 0)
    {
      if (terminal >= 0)
        g_close (terminal, NULL);
      return hsl_ctl_usage_error (error, "%s", refusal);
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (terminal, TCSAFLUSH, &silent);
  (void) !write (terminal, question, strlen (question));
  n = read (terminal, line, sizeof line - 1);
  tcsetattr (terminal, TCSAFLUSH, &before);
  (void) !write (terminal, "\n", 1);
  g_close (terminal, NULL);
  if (n < 0)
    return hsl_ctl_refuse (error, "%s", g_strerror (errno));

  line[n] = '\0';
  line[strcspn (line, "\r\n")] = '\0';
  *out_secret = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return TRUE;
}

/**
 * hsl_ctl_forget:
 * @secret: (nullable) (transfer full): what was read
 */
void
hsl_ctl_forget (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/**
 * hsl_ctl_read_recovery:
 * @path: (nullable): a file whose first line is the key; %NULL asks on the terminal
 * @out_text: (out) (transfer full): what stands on the sheet; for hsl_ctl_forget()
 */
gboolean
hsl_ctl_read_recovery (const char *path,
                       char      **out_text,
                       GError    **error)
{
  if (path != NULL)
    return read_secret_file (path, out_text, error);
  return ask_on_terminal (_ ("Recovery key, as it stands on the sheet: "),
                          _ ("there is no terminal to ask for the recovery key on: use --recovery-file"),
                          out_text,
                          error);
}

static gboolean
ask_twice (char   **out_password,
           GError **error)
{
  const char *refusal = _ ("there is no terminal to ask for the password on: name a file");
  char       *again = NULL;
  gboolean    same;

  if (!ask_on_terminal (_ ("New password: "), refusal, out_password, error))
    return FALSE;
  if (!ask_on_terminal (_ ("The same again: "), refusal, &again, error))
    {
      g_clear_pointer (out_password, hsl_ctl_forget);
      return FALSE;
    }
  same = g_str_equal (*out_password, again);
  hsl_ctl_forget (again);
  if (same)
    return TRUE;
  g_clear_pointer (out_password, hsl_ctl_forget);
  return hsl_ctl_refuse (error, _ ("the two passwords differ"));
}

/**
 * hsl_ctl_read_password:
 * @is_new: whether it is chosen now, and so asked for twice
 * @out_password: (out) (transfer full): for hsl_ctl_forget()
 *
 * Reads the password from the file that was named, or asks for it.
 */
gboolean
hsl_ctl_read_password (HslCtl  *self,
                       gboolean is_new,
                       char   **out_password,
                       GError **error)
{
  if (self->password_file != NULL)
    return read_secret_file (self->password_file, out_password, error);
  if (is_new)
    return ask_twice (out_password, error);
  return ask_on_terminal (_ ("Password: "),
                          _ ("there is no terminal to ask for the password on: use --password-file"),
                          out_password, error);
}

/**
 * hsl_ctl_read_new_password:
 * @path: (nullable): a file whose first line it is; %NULL asks, but in a demonstration it is empty
 * @out_password: (out) (transfer full): for hsl_ctl_forget()
 *
 * Reads a password that is given to an account.
 */
gboolean
hsl_ctl_read_new_password (HslCtl     *self,
                           const char *path,
                           char      **out_password,
                           GError    **error)
{
  if (path != NULL)
    return read_secret_file (path, out_password, error);
  if (!hsl_store_is_demo (self->store))
    return ask_twice (out_password, error);
  *out_password = g_strdup ("");
  return TRUE;
}

static gboolean
choose_account (HslCtl  *self,
                GError **error)
{
  g_auto (GStrv) accounts = NULL;

  if (self->account != NULL)
    return TRUE;
  accounts = hsl_store_list_accounts (self->store, error);
  if (accounts == NULL)
    return FALSE;
  /* In a demonstration, who may do everything. */
  if (g_strv_length (accounts) != 1 && !hsl_store_is_demo (self->store))
    return hsl_ctl_usage_error (error, _ ("there are several accounts: name one with --account"));
  self->account = g_strdup (accounts[0]);
  return TRUE;
}

static gboolean
unlock (HslCtl  *self,
        GError **error)
{
  char    *password = NULL;
  gboolean done;

  /* A demonstration without a password says so itself, by opening. */
  if (self->password_file == NULL && hsl_store_is_demo (self->store))
    return hsl_store_unlock (self->store, self->account, "", error);
  if (!hsl_ctl_read_password (self, FALSE, &password, error))
    return FALSE;
  done = hsl_store_unlock (self->store, self->account, password, error);
  hsl_ctl_forget (password);
  return done;
}

/**
 * hsl_ctl_open:
 *
 * Opens the store and signs in.
 */
gboolean
hsl_ctl_open (HslCtl  *self,
              GError **error)
{
  g_autofree char *uri = hsl_ctl_dup_uri (self);

  self->store = hsl_store_open (uri, error);
  if (self->store == NULL || !choose_account (self, error) || !unlock (self, error))
    return FALSE;
  return self->now == HSL_MINUTE_NONE || hsl_store_set_now (self->store, self->now, error);
}

/**
 * hsl_ctl_open_lists:
 *
 * Opens the store for a list: with people named when the command says why.
 */
gboolean
hsl_ctl_open_lists (HslCtl  *self,
                    GError **error)
{
  return hsl_ctl_open (self, error) &&
         (self->reveal == NULL || hsl_store_reveal_lists (self->store, self->reveal, error));
}

/**
 * hsl_ctl_new_mask:
 *
 * Returns: (transfer full): what hides the people of @on in what is printed
 */
HslMask *
hsl_ctl_new_mask (HslCtl        *self,
                  const HslCase *on)
{
  return hsl_mask_new (self->reveal == NULL ? HSL_MASK_ALL : 0, on, NULL);
}

/**
 * hsl_ctl_load_case:
 * @id: a case number or a uid
 *
 * Returns: (transfer full) (nullable): the case
 */
HslCase *
hsl_ctl_load_case (HslCtl     *self,
                   const char *id,
                   GError    **error)
{
  return hsl_store_load_case (self->store, id, error);
}
