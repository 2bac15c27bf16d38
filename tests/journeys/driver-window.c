/* driver-window.c: a small window with one of each control, for the test of the driver
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <libnotify/notify.h>

typedef struct
{
  GtkWindow *window;
  GtkWidget *status;
  GtkWidget *name;
} Bench;

static void
say (Bench      *bench,
     const char *text)
{
  gtk_label_set_label (GTK_LABEL (bench->status), text);
}

static void
name_widget (GtkWidget  *widget,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_save_cb (Bench *bench)
{
  g_autofree char *text = g_strdup_printf ("saved %s", gtk_editable_get_text (GTK_EDITABLE (bench->name)));

  say (bench, text);
}

static void
on_answer_cb (Bench      *bench,
              const char *response)
{
  g_autofree char *text = g_strdup_printf ("answered %s", response);

  say (bench, text);
}

static void
on_ask_cb (Bench *bench)
{
  GtkWidget *dialog = adw_message_dialog_new (bench->window, "Delete it?", "It cannot be brought back.");

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", "Keep", "delete", "Delete", NULL);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_answer_cb), bench);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_notified_cb (NotifyNotification *notification,
                char               *action,
                gpointer            user_data)
{
  say (user_data, "notification answered");
}

static void
on_notify_cb (Bench *bench)
{
  /* Lives until its action is taken, as long as the window does. */
  NotifyNotification *notification = notify_notification_new ("Two tasks are due", "Open the desk", NULL);

  notify_notification_add_action (notification, "open", "Open", on_notified_cb, bench, NULL);
  notify_notification_show (notification, NULL);
  g_object_set_data_full (G_OBJECT (bench->window), "notification", notification, g_object_unref);
}

static void
on_colour_cb (Bench       *bench,
              GParamSpec  *pspec,
              GtkDropDown *colours)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (colours);
  g_autofree char *text = g_strdup_printf ("colour %s", gtk_string_object_get_string (item));

  say (bench, text);
}

static void
on_menu_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  say (user_data, "menu taken");
}

static void
on_key_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  say (user_data, "key taken");
}

static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  Bench *bench = user_data;

  gtk_window_destroy (bench->window);
}

static GtkWidget *
button (Bench      *bench,
        const char *label,
        GCallback   clicked)
{
  GtkWidget *widget = gtk_button_new_with_label (label);

  g_signal_connect_swapped (widget, "clicked", clicked, bench);
  return widget;
}

static GtkWidget *
long_list (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("row %u", i);
      GtkWidget       *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
menu_button (void)
{
  GtkWidget        *widget = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, "First entry", "app.menu");
  g_menu_append (menu, "Second entry", "app.menu");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (widget), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (widget), "More");
  return widget;
}

static void
fill_box (Bench  *bench,
          GtkBox *box)
{
  const char *colours[] = { "red", "orange", "yellow", "blue", NULL };
  GtkWidget  *drop_down = gtk_drop_down_new_from_strings (colours);
  GtkWidget  *check = gtk_check_button_new_with_label ("Agreed");

  bench->status = gtk_label_new ("ready");
  bench->name = gtk_entry_new ();
  name_widget (bench->name, "Name");
  name_widget (drop_down, "Colour");
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (on_colour_cb), bench);
  gtk_box_append (box, bench->status);
  gtk_box_append (box, bench->name);
  gtk_box_append (box, button (bench, "Save", G_CALLBACK (on_save_cb)));
  gtk_box_append (box, button (bench, "Ask", G_CALLBACK (on_ask_cb)));
  gtk_box_append (box, button (bench, "Notify", G_CALLBACK (on_notify_cb)));
  gtk_box_append (box, menu_button ());
  gtk_box_append (box, drop_down);
  gtk_box_append (box, check);
  gtk_box_append (box, long_list ());
}

static void
add_action (GtkApplication *application,
            const char     *name,
            const char     *key,
            GCallback       activated,
            Bench          *bench)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);
  g_autofree char          *detailed = g_strconcat ("app.", name, NULL);
  const char               *keys[] = { key, NULL };

  g_signal_connect (action, "activate", activated, bench);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
  gtk_application_set_accels_for_action (application, detailed, keys);
}

static void
on_activate_cb (GtkApplication *application,
                gpointer        user_data)
{
  Bench     *bench = user_data;
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  bench->window = GTK_WINDOW (adw_application_window_new (application));
  gtk_window_set_title (bench->window, "Driver");
  gtk_window_set_default_size (bench->window, 500, 600);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (page), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (page), box);
  fill_box (bench, GTK_BOX (box));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), page);
  add_action (application, "menu", "F9", G_CALLBACK (on_menu_cb), bench);
  add_action (application, "key", "<Control><Shift>k", G_CALLBACK (on_key_cb), bench);
  add_action (application, "quit", "<Control>q", G_CALLBACK (on_quit_cb), bench);
  gtk_window_present (bench->window);
}

int
main (int    argc,
      char **argv)
{
  Bench                      bench = { NULL };
  g_autoptr (AdwApplication) application = NULL;
  int                        status;

  if (argc > 1 && g_str_equal (argv[1], "--crash"))
    return 3;
  notify_init ("driver-window");
  application = adw_application_new ("io.github.heshilao.Driver", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), &bench);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  notify_uninit ();
  return status;
}
