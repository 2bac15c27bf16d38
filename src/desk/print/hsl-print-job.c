/* hsl-print-job.c: pages on their way to a printer
 *
 * The margins are those of the form: the whole sheet is ours, and the printer's own are not added. The
 * choice of printer is remembered in the user's data folder; how often something is printed is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-print-job"

#include "hsl-print-job.h"

typedef struct
{
  HslPrintedFunc func;
  gpointer       user_data;
} Waiting;

static char *
dup_settings_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "heshilao", "print-settings.ini", NULL);
}

/* Who prints into a file finds it among the documents, by the name of the form, and not as "output.pdf" where
 * the program was started. */
static void
propose_file (GtkPrintSettings *settings,
              const char       *title)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (folder == NULL)
    folder = g_get_home_dir ();
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, title);
}

static void
load_settings (GtkPrintOperation *job,
               const char        *title,
               guint              copies)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char             *path = dup_settings_path ();

  /* Not there before the first print, and of no account when it cannot be read. */
  gtk_print_settings_load_file (settings, path, NULL);
  gtk_print_settings_set_n_copies (settings, (int) copies);
  propose_file (settings, title);
  gtk_print_operation_set_print_settings (job, settings);
}

static void
save_settings (GtkPrintOperation *job)
{
  GtkPrintSettings  *settings = gtk_print_operation_get_print_settings (job);
  g_autofree char   *path = dup_settings_path ();
  g_autofree char   *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (settings == NULL)
    return;
  g_mkdir_with_parents (folder, 0700);
  if (!gtk_print_settings_to_file (settings, path, &error))
    g_debug ("print settings: %s", error->message);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_paper_size_free (a4);
  return setup;
}

/* Which of the forms a page of the whole job belongs to; @page becomes the page of that form. */
static HslPages *
find_part (GPtrArray *parts,
           guint     *page)
{
  for (guint i = 0; i < parts->len; i++)
    {
      HslPages *part = g_ptr_array_index (parts, i);
      guint     n = hsl_pages_get_count (part);

      if (*page < n)
        return part;
      *page -= n;
    }
  return NULL;
}

static void
on_begin_print_cb (GtkPrintOperation *job,
                   GtkPrintContext   *context,
                   GPtrArray         *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += hsl_pages_get_count (g_ptr_array_index (parts, i));
  gtk_print_operation_set_n_pages (job, (int) n);
}

static void
on_draw_page_cb (GtkPrintOperation *job,
                 GtkPrintContext   *context,
                 int                number,
                 GPtrArray         *parts)
{
  guint     page = (guint) number;
  HslPages *part = find_part (parts, &page);

  if (part != NULL)
    hsl_pages_draw (part, page, gtk_print_context_get_cairo_context (context));
}

static void
unref_parts (gpointer  data,
             GClosure *closure)
{
  g_ptr_array_unref (data);
}

static void
connect_parts (GtkPrintOperation *job,
               const char        *signal,
               GCallback          callback,
               GPtrArray         *parts)
{
  g_signal_connect_data (job, signal, callback, g_ptr_array_ref (parts), unref_parts, 0);
}

/**
 * hsl_print_job_new:
 * @parts: (element-type HslPages): the forms, in order
 * @title: what the list of the printer shows; not a name of a person
 * @copies: proposed
 *
 * Returns: (transfer full): an operation, also good for %GTK_PRINT_OPERATION_ACTION_EXPORT
 */
GtkPrintOperation *
hsl_print_job_new (GPtrArray  *parts,
                   const char *title,
                   guint       copies)
{
  GtkPrintOperation       *job = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();

  gtk_print_operation_set_job_name (job, title);
  gtk_print_operation_set_default_page_setup (job, setup);
  gtk_print_operation_set_use_full_page (job, TRUE);
  gtk_print_operation_set_unit (job, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (job, FALSE);
  load_settings (job, title, MAX (copies, 1));
  connect_parts (job, "begin-print", G_CALLBACK (on_begin_print_cb), parts);
  connect_parts (job, "draw-page", G_CALLBACK (on_draw_page_cb), parts);
  return job;
}

static guint
get_copies (GtkPrintOperation *job)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (job);
  int               copies = settings != NULL ? gtk_print_settings_get_n_copies (settings) : 1;

  return (guint) MAX (copies, 1);
}

static void
on_done_cb (GtkPrintOperation      *job,
            GtkPrintOperationResult result,
            Waiting                *waiting)
{
  g_autoptr (GError) error = NULL;
  guint              copies = 0;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      save_settings (job);
      copies = get_copies (job);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (job, &error);
  waiting->func (copies, error, waiting->user_data);
}

static void
free_waiting (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

/**
 * hsl_print_job_run:
 * @func: called once, when it is printed or not
 *
 * Shows the system's print dialog, and prints.
 */
void
hsl_print_job_run (GtkPrintOperation *job,
                   GtkWindow         *parent,
                   HslPrintedFunc     func,
                   gpointer           user_data)
{
  Waiting *waiting = g_new (Waiting, 1);

  waiting->func = func;
  waiting->user_data = user_data;
  gtk_print_operation_set_allow_async (job, TRUE);
  g_signal_connect_data (job, "done", G_CALLBACK (on_done_cb), waiting, free_waiting, 0);
  gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
