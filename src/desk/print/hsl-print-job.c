/* hsl-print-job.c: pages on their way to a printer
 *
 * The margins are those of the form: the whole sheet is ours, and the printer's own are not added. The
 * choice of printer is remembered in the user's data folder; how often something is printed is not.
 *
 * The copies are pages of one job, as each bears its own mark: the dialog proposes to print that job once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-print-job"

#include "hsl-print-job.h"

#include "hsl-print-offset.h"

#define JOB_KEY "hsl-print-job"

/* What belongs to a job. */
typedef struct
{
  HslCopies *copies;
  gboolean   is_duplex; /* as the dialog has it */
  gboolean  *drawn;     /* of each side */
  guint      n_sides;
} Job;

typedef struct
{
  HslPrintedFunc func;
  gpointer       user_data;
} Waiting;

static void
job_free (gpointer data)
{
  Job *self = data;

  hsl_copies_unref (self->copies);
  g_free (self->drawn);
  g_free (self);
}

static Job *
get_job (GtkPrintOperation *job)
{
  return g_object_get_data (G_OBJECT (job), JOB_KEY);
}

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

/* Not there before the first print, and of no account when it cannot be read. */
static GtkPrintSettings *
read_settings (void)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char  *path = dup_settings_path ();

  gtk_print_settings_load_file (settings, path, NULL);
  return settings;
}

/* A paper of several pages is bound on the left; one of a single page has an empty back. Who turned that off
 * for papers of several pages finds it off. */
static void
propose_duplex (GtkPrintSettings *settings,
                guint             n_pages)
{
  if (n_pages < 2)
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_SIMPLEX);
  else if (!gtk_print_settings_has_key (settings, GTK_PRINT_SETTINGS_DUPLEX))
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
}

static void
load_settings (GtkPrintOperation *job,
               const char        *title,
               guint              n_pages)
{
  g_autoptr (GtkPrintSettings) settings = read_settings ();

  gtk_print_settings_set_n_copies (settings, 1);
  gtk_print_settings_set_collate (settings, TRUE);
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_ALL);
  propose_duplex (settings, n_pages);
  propose_file (settings, title);
  gtk_print_operation_set_print_settings (job, settings);
}

static void
save_settings (GtkPrintOperation *job)
{
  GtkPrintSettings            *used = gtk_print_operation_get_print_settings (job);
  g_autofree char             *path = dup_settings_path ();
  g_autofree char             *folder = g_path_get_dirname (path);
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPrintSettings) before = NULL;
  g_autoptr (GError)           error = NULL;

  if (used == NULL)
    return;
  settings = gtk_print_settings_copy (used);
  /* A single page says nothing of how papers of several are wanted. */
  if (hsl_copies_get_n_pages (get_job (job)->copies) < 2)
    {
      before = read_settings ();
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_DUPLEX,
                              gtk_print_settings_get (before, GTK_PRINT_SETTINGS_DUPLEX));
    }
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

/* Only now it is known which printer it is, and whether it prints on both sides. */
static void
on_begin_print_cb (GtkPrintOperation *job,
                   GtkPrintContext   *context,
                   gpointer           unused)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (job);
  Job              *self = get_job (job);
  double            x, y;

  self->is_duplex =
      settings != NULL && gtk_print_settings_get_duplex (settings) != GTK_PRINT_DUPLEX_SIMPLEX;
  self->n_sides = hsl_copies_count_sides (self->copies, self->is_duplex);
  g_free (self->drawn);
  self->drawn = g_new0 (gboolean, self->n_sides);
  hsl_print_offset_get (settings != NULL ? gtk_print_settings_get_printer (settings) : NULL, &x, &y);
  hsl_copies_set_shift (self->copies, x, y);
  gtk_print_operation_set_n_pages (job, (int) self->n_sides);
}

static void
on_draw_page_cb (GtkPrintOperation *job,
                 GtkPrintContext   *context,
                 int                number,
                 gpointer           unused)
{
  Job  *self = get_job (job);
  guint side = (guint) number;
  guint copy, page;

  if (side >= self->n_sides)
    return;
  self->drawn[side] = TRUE;
  if (hsl_copies_find_side (self->copies, self->is_duplex, side, &copy, &page))
    hsl_copies_draw (self->copies, copy, page, gtk_print_context_get_cairo_context (context));
}

/**
 * hsl_print_job_new:
 * @copies: what is printed, how often, for whom
 * @title: what the list of the printer shows; not a name of a person
 *
 * Returns: (transfer full): an operation, also good for %GTK_PRINT_OPERATION_ACTION_EXPORT
 */
GtkPrintOperation *
hsl_print_job_new (HslCopies  *copies,
                   const char *title)
{
  GtkPrintOperation       *job = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  Job                     *self = g_new0 (Job, 1);

  self->copies = hsl_copies_ref (copies);
  g_object_set_data_full (G_OBJECT (job), JOB_KEY, self, job_free);
  gtk_print_operation_set_job_name (job, title);
  gtk_print_operation_set_default_page_setup (job, setup);
  gtk_print_operation_set_use_full_page (job, TRUE);
  gtk_print_operation_set_unit (job, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (job, FALSE);
  load_settings (job, title, hsl_copies_get_n_pages (copies));
  g_signal_connect (job, "begin-print", G_CALLBACK (on_begin_print_cb), NULL);
  g_signal_connect (job, "draw-page", G_CALLBACK (on_draw_page_cb), NULL);
  return job;
}

static guint
get_times (GtkPrintOperation *job)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (job);
  int               times = settings != NULL ? gtk_print_settings_get_n_copies (settings) : 1;

  return (guint) MAX (times, 1);
}

/**
 * hsl_print_job_list_printed:
 * @out_copies: (out): of how many copies something was drawn, as often as the dialog wanted the whole job
 *
 * Returns: (transfer full) (element-type guint): the pages that were drawn, counted through all parts from 0;
 *   in the dialog some of them may have been left out
 */
GArray *
hsl_print_job_list_printed (GtkPrintOperation *job,
                            guint             *out_copies)
{
  const Job *self = get_job (job);
  GArray    *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint      copies = 0;
  guint      last = G_MAXUINT;

  for (guint side = 0; side < self->n_sides; side++)
    {
      guint    copy, page;
      gboolean is_known = FALSE;

      if (!self->drawn[side] ||
          !hsl_copies_find_side (self->copies, self->is_duplex, side, &copy, &page))
        continue;
      if (copy != last)
        copies++;
      last = copy;
      for (guint i = 0; i < pages->len && !is_known; i++)
        is_known = g_array_index (pages, guint, i) == page;
      if (!is_known)
        g_array_append_val (pages, page);
    }
  *out_copies = copies * get_times (job);
  return pages;
}

static void
on_done_cb (GtkPrintOperation      *job,
            GtkPrintOperationResult result,
            Waiting                *waiting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pages = NULL;
  guint              copies = 0;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      save_settings (job);
      pages = hsl_print_job_list_printed (job, &copies);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (job, &error);
  waiting->func (copies, pages, error, waiting->user_data);
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
