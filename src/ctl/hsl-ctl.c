/* hsl-ctl.c: from the words of the command line to a command and an exit code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include "hsl-config.h"

#include <glib/gi18n.h>

#define EXIT_DONE    0
#define EXIT_REFUSED 1
#define EXIT_USAGE   2

G_DEFINE_QUARK (hsl - ctl - error - quark, hsl_ctl_error)

gboolean
hsl_ctl_usage_error (GError    **error,
                     const char *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (HSL_CTL_ERROR, HSL_CTL_ERROR_USAGE, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
hsl_ctl_refuse (GError    **error,
                const char *format,
                ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (HSL_CTL_ERROR, HSL_CTL_ERROR_REFUSED, format, arguments);
  va_end (arguments);
  return FALSE;
}

static void
add_common_options (HslCtl         *self,
                    GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_STRING, &self->uri, NULL, NULL },
    { "account", 0, 0, G_OPTION_ARG_STRING, &self->account, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &self->password_file, NULL, NULL },
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &self->config, NULL, NULL },
    { "now", 0, 0, G_OPTION_ARG_STRING, &self->now_text, NULL, NULL },
    { "reveal", 0, 0, G_OPTION_ARG_STRING, &self->reveal, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
}

/* Options may stand before the command and behind it, and those behind it are read twice: what is given
 * again takes the place of what there was. */
static gboolean
parse_options (HslCtl         *self,
               GOptionContext *context,
               char         ***words,
               GError        **error)
{
  char             **texts[] = { &self->uri, &self->account, &self->password_file,
                                 &self->config, &self->now_text, &self->reveal };
  char              *before[G_N_ELEMENTS (texts)];
  g_autoptr (GError) problem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    before[i] = g_steal_pointer (texts[i]);
  g_option_context_parse_strv (context, words, &problem);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] == NULL)
      *texts[i] = before[i];
    else
      g_free (before[i]);
  return problem == NULL || hsl_ctl_usage_error (error, "%s", problem->message);
}

/**
 * hsl_ctl_parse:
 * @words: what follows the name of the command
 * @entries: (nullable): the command's own options
 * @least: how many words must be left
 * @most: how many may
 * @out_rest: (out) (transfer full): those words
 *
 * Takes the options out of @words; the common ones may stand here, too.
 */
gboolean
hsl_ctl_parse (HslCtl             *self,
               char              **words,
               const GOptionEntry *entries,
               guint               least,
               guint               most,
               char             ***out_rest,
               GError            **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GStrvBuilder)   builder = g_strv_builder_new ();
  g_auto (GStrv)             all = NULL;
  guint                      n;

  g_strv_builder_add (builder, "heshilaoctl");
  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (builder, words[i]);
  all = g_strv_builder_end (builder);

  add_common_options (self, context);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!parse_options (self, context, &all, error))
    return FALSE;

  n = g_strv_length (all) - 1;
  if (n < least)
    return hsl_ctl_usage_error (error, _ ("something is missing; see --help"));
  if (n > most)
    return hsl_ctl_usage_error (error, _ ("“%s” is too much; see --help"), all[most + 1]);
  *out_rest = g_strdupv (all + 1);
  return TRUE;
}

static const HslCtlCommand *
find_command (char **words,
              guint *out_used)
{
  g_autofree char *two = NULL;

  if (words[0] == NULL)
    return NULL;
  two = g_strjoin (" ", words[0], words[1], NULL);
  for (const HslCtlCommand *command = hsl_ctl_commands; command->name != NULL; command++)
    {
      gboolean is_one = g_str_equal (command->name, words[0]);

      if (!is_one && (words[1] == NULL || !g_str_equal (command->name, two)))
        continue;
      *out_used = is_one ? 1 : 2;
      return command;
    }
  return NULL;
}

static void
print_overview (void)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (2, NULL, NULL);

  hsl_ctl_print (_ ("Usage: heshilaoctl [OPTION…] COMMAND …\n"));
  for (const HslCtlCommand *command = hsl_ctl_commands; command->name != NULL; command++)
    hsl_ctl_table_add (table, command->name, _ (command->summary));
  hsl_ctl_table_print (table);
  hsl_ctl_print (_ ("\nOptions of every command:\n"
                    "  --store URI            the station's file, or sqlite:///path\n"
                    "  --account NAME         who signs in; not needed where there is one account\n"
                    "  --password-file FILE   its first line is the password; - reads it from the input\n"
                    "  --config DIR           the station's own clocks, codes, holidays and forms\n"
                    "  --now ISO-8601         what every rule takes for the present (demonstrations only)\n"
                    "  --reveal REASON        names and numbers of people in full; why is recorded\n"
                    "  --json                 one JSON value instead of a text\n"
                    "\nResults go to the output, messages to the error output. Exit codes: 0 done,\n"
                    "1 refused (the message says why), 2 wrong use. FILE may be -. ID is a case number or\n"
                    "a uid.\n"
                    "heshilaoctl COMMAND --help tells more about one command.\n"));
}

static void
print_help (const HslCtlCommand *command)
{
  g_autofree char *shape = g_strdup (command->shape);

  hsl_ctl_say ("heshilaoctl %s %s\n\n%s\n", command->name, command->usage, _ (command->summary));
  if (command->help != NULL)
    hsl_ctl_say ("\n%s\n", _ (command->help));
  if (shape != NULL)
    hsl_ctl_say ("\nJSON:\n%s\n", g_strdelimit (shape, "'", '"'));
}

static gboolean
asks_for_help (char **words)
{
  return g_strv_contains ((const char *const *) words, "--help") ||
         g_strv_contains ((const char *const *) words, "-h");
}

/* "2026-03-01T14:30", or a day, which means nine in the morning. */
static gboolean
read_now (HslCtl  *self,
          GError **error)
{
  HslDay day;

  if (self->now_text == NULL)
    return TRUE;
  self->now = hsl_minute_from_iso (self->now_text);
  if (self->now != HSL_MINUTE_NONE)
    return TRUE;
  day = hsl_day_from_iso (self->now_text);
  if (day == HSL_DAY_NONE)
    return hsl_ctl_usage_error (error, _ ("--now: “%s” is not a local time such as 2026-03-01T14:30"),
                                self->now_text);
  self->now = hsl_minute_new (day, 9, 0);
  return TRUE;
}

/* The common options may stand before the command and behind it; the command takes out the latter when it
 * runs, but the time and the folder of rules must be known before. */
static gboolean
read_common_options (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GStrvBuilder)   builder = g_strv_builder_new ();
  g_auto (GStrv)             all = NULL;

  g_strv_builder_add (builder, "heshilaoctl");
  g_strv_builder_addv (builder, (const char **) words);
  all = g_strv_builder_end (builder);
  add_common_options (self, context);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  if (!parse_options (self, context, &all, error) || !read_now (self, error))
    return FALSE;
  if (self->config != NULL)
    g_setenv ("HSL_CONFIG_DIR", self->config, TRUE);
  return TRUE;
}

static gboolean
run_command (HslCtl  *self,
             char   **words,
             GError **error)
{
  const HslCtlCommand *command;
  guint                used = 0;

  if (words[0] != NULL && g_str_equal (words[0], "help"))
    {
      self->help = TRUE;
      words++;
    }
  if (words[0] == NULL && self->help)
    {
      print_overview ();
      return TRUE;
    }
  if (words[0] == NULL)
    return hsl_ctl_usage_error (error, _ ("a command is missing; see --help"));

  command = find_command (words, &used);
  if (command == NULL)
    return hsl_ctl_usage_error (error, _ ("there is no command “%s”; see --help"), words[0]);
  if (self->help || asks_for_help (words))
    {
      print_help (command);
      return TRUE;
    }
  return read_common_options (self, words + used, error) && command->run (self, words + used, error);
}

static void
clear_ctl (HslCtl *self)
{
  if (self->store != NULL)
    hsl_store_close (self->store);
  g_clear_object (&self->store);
  g_free (self->uri);
  g_free (self->account);
  g_free (self->password_file);
  g_free (self->config);
  g_free (self->now_text);
  g_free (self->reveal);
}

/**
 * hsl_ctl_run:
 *
 * Returns: the exit code
 */
int
hsl_ctl_run (int    argc,
             char **argv)
{
  HslCtl                     self = { 0 };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv)             words = g_strdupv (argv);
  g_autoptr (GError)         error = NULL;
  int                        code = EXIT_DONE;

  g_set_prgname ("heshilaoctl");
  add_common_options (&self, context);
  g_option_context_set_strict_posix (context, TRUE);
  if (!parse_options (&self, context, &words, &error) || !read_now (&self, &error) ||
      !run_command (&self, words + 1, &error))
    {
      g_printerr ("heshilaoctl: %s\n", error->message);
      code = g_error_matches (error, HSL_CTL_ERROR, HSL_CTL_ERROR_USAGE) ? EXIT_USAGE : EXIT_REFUSED;
    }
  clear_ctl (&self);
  return code;
}
