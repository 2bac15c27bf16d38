/* hsl-ax.c: the accessibility tree over raw D-Bus
 *
 * One Cache.GetItems call brings every widget a program has made known; libatspi asks for each of
 * them, which takes seconds in a window with lists. GTK 4.8 makes a widget known only when somebody
 * asks its parent for children, so a snapshot asks every such parent until nothing new turns up.
 *
 * GTK 4.8 calls nearly every widget "visible": what is really on the screen has an extent. So has, alas, a
 * page of a stack that was shown before; to see that something went away, look for what took its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-ax"

#include "hsl-ax.h"

#include <string.h>

#define AX_ACCESSIBLE   "org.a11y.atspi.Accessible"
#define CALL_TIMEOUT_MS 15000
#define MAX_ROUNDS      40
#define MAX_ASKED       500
#define ROOT_PATH       "/org/a11y/atspi/accessible/root"

struct _HslAx
{
  GDBusConnection *bus;
  char            *name; /* of the program on the accessibility bus */
};

static const struct
{
  guint32     number;
  const char *name;
} ROLES[] = {
  { 7, "check box" },
  { 11, "combo box" },
  { 16, "dialog" },
  { 20, "filler" },
  { 23, "frame" },
  { 26, "icon" },
  { 27, "image" },
  { 29, "label" },
  { 31, "list" },
  { 32, "list item" },
  { 33, "menu" },
  { 34, "menu bar" },
  { 35, "menu item" },
  { 37, "page tab" },
  { 38, "page tab list" },
  { 39, "panel" },
  { 40, "password text" },
  { 41, "popup menu" },
  { 42, "progress bar" },
  { 43, "push button" },
  { 44, "radio button" },
  { 45, "radio menu item" },
  { 48, "scroll bar" },
  { 49, "scroll pane" },
  { 50, "separator" },
  { 51, "slider" },
  { 52, "spin button" },
  { 55, "table" },
  { 56, "table cell" },
  { 57, "table column header" },
  { 61, "text" },
  { 62, "toggle button" },
  { 63, "tool bar" },
  { 64, "tool tip" },
  { 65, "tree" },
  { 66, "tree table" },
  { 69, "window" },
  { 75, "application" },
  { 79, "entry" },
  { 83, "heading" },
  { 85, "section" },
  { 88, "link" },
  { 90, "table row" },
  { 91, "tree item" },
  { 98, "list box" },
  { 99, "grouping" },
  { 101, "notification" },
  { 103, "level bar" },
  { 110, "landmark" },
};

static const char *
role_name (guint32 number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ROLES); i++)
    if (ROLES[i].number == number)
      return ROLES[i].name;
  return "?";
}

static void
node_free (gpointer data)
{
  HslAxNode *node = data;

  g_free (node->path);
  g_free (node->parent);
  g_free (node->name);
  g_free (node);
}

static GVariant *
call (HslAx      *self,
      const char *destination,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *arguments)
{
  return g_dbus_connection_call_sync (self->bus, destination, path, interface, method, arguments, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, NULL);
}

static GVariant *
call_node (HslAx           *self,
           const HslAxNode *node,
           const char      *interface,
           const char      *method,
           GVariant        *arguments)
{
  return call (self, self->name, node->path, interface, method, arguments);
}

static GDBusConnection *
connect_to_bus (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant)        reply = NULL;
  const char                 *address;

  if (session == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                       NULL, G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS,
                                       NULL, error);
  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s)", &address);
  return g_dbus_connection_new_for_address_sync (address,
                                                 G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                 NULL, NULL, error);
}

static gboolean
belongs_to (HslAx      *self,
            const char *bus_name,
            GPid        pid)
{
  g_autoptr (GVariant) reply = call (self, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                     "GetConnectionUnixProcessID", g_variant_new ("(s)", bus_name));
  guint32              owner = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &owner);
  return owner == (guint32) pid;
}

static gboolean
find_program (HslAx *self,
              GPid   pid)
{
  g_autoptr (GVariant)     reply = call (self, "org.a11y.atspi.Registry", ROOT_PATH,
                                         AX_ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariantIter) programs = NULL;
  const char              *name;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(a(so))", &programs);
  while (g_variant_iter_next (programs, "(&so)", &name, NULL))
    if (belongs_to (self, name, pid))
      {
        self->name = g_strdup (name);
        return TRUE;
      }
  return FALSE;
}

/**
 * hsl_ax_new:
 *
 * Connects to the accessibility bus and waits until the process @pid has shown itself there.
 *
 * Returns: (transfer full) (nullable): the view, or %NULL with @error set
 */
HslAx *
hsl_ax_new (GPid     pid,
            guint    timeout_ms,
            GError **error)
{
  g_autoptr (HslAx) self = g_new0 (HslAx, 1);
  gint64            end = g_get_monotonic_time () + (gint64) timeout_ms * 1000;

  self->bus = connect_to_bus (error);
  if (self->bus == NULL)
    return NULL;

  while (!find_program (self, pid))
    {
      if (g_get_monotonic_time () > end)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                       "Process %d did not come onto the accessibility bus", (int) pid);
          return NULL;
        }
      g_usleep (20000);
    }
  return g_steal_pointer (&self);
}

void
hsl_ax_free (HslAx *self)
{
  if (self == NULL)
    return;
  if (self->bus != NULL)
    g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_free (self->name);
  g_free (self);
}

/**
 * hsl_ax_ping:
 *
 * Waits until the main loop of the program has answered, hence handled what came before.
 *
 * Returns: %FALSE when it does not answer
 */
gboolean
hsl_ax_ping (HslAx *self)
{
  g_autoptr (GVariant) reply = call (self, self->name, ROOT_PATH, AX_ACCESSIBLE,
                                     "GetRole", NULL);

  return reply != NULL;
}

static guint64
states_from_words (GVariant *array)
{
  gsize          n_words;
  const guint32 *words = g_variant_get_fixed_array (array, &n_words, sizeof (guint32));
  guint64        states = 0;

  for (gsize i = 0; i < MIN (n_words, 2); i++)
    states |= (guint64) words[i] << (32 * i);
  return states;
}

static HslAxNode *
node_from_item (GVariant *item)
{
  HslAxNode           *node = g_new0 (HslAxNode, 1);
  g_autoptr (GVariant) states = NULL;
  guint32              role;

  g_variant_get (item, "((so)(so)(so)iiassusau)", NULL, NULL, NULL, NULL, NULL, NULL, &node->index,
                 &node->n_children, NULL, NULL, &role, NULL, NULL);
  g_variant_get_child (item, 0, "(so)", NULL, &node->path);
  g_variant_get_child (item, 2, "(so)", NULL, &node->parent);
  g_variant_get_child (item, 6, "s", &node->name);
  states = g_variant_get_child_value (item, 9);
  node->states = states_from_words (states);
  node->role = role_name (role);
  return node;
}

static HslAxNode *
node_by_asking (HslAx      *self,
                const char *path,
                const char *parent,
                int         index)
{
  HslAxNode           *node = g_new0 (HslAxNode, 1);
  g_autoptr (GVariant) role = call (self, self->name, path, AX_ACCESSIBLE, "GetRole", NULL);
  g_autoptr (GVariant) name = call (self, self->name, path, "org.freedesktop.DBus.Properties", "Get",
                                    g_variant_new ("(ss)", AX_ACCESSIBLE, "Name"));
  g_autoptr (GVariant) states = call (self, self->name, path, AX_ACCESSIBLE, "GetState", NULL);
  guint32              number = 0;

  node->path = g_strdup (path);
  node->parent = g_strdup (parent);
  node->index = index;
  if (role != NULL)
    g_variant_get (role, "(u)", &number);
  node->role = role_name (number);
  if (name != NULL)
    {
      g_autoptr (GVariant) value = NULL;

      g_variant_get (name, "(v)", &value);
      node->name = g_variant_dup_string (value, NULL);
    }
  else
    node->name = g_strdup ("");
  if (states != NULL)
    {
      g_autoptr (GVariant) words = g_variant_get_child_value (states, 0);

      node->states = states_from_words (words);
    }
  return node;
}

/* The long way, for programs without a cache: GTK 3's. */
static void
ask_all_below (HslAx      *self,
               const char *path,
               GPtrArray  *tree)
{
  g_autoptr (GVariant)     reply = call (self, self->name, path, AX_ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char              *child;
  int                      index = 0;

  if (reply == NULL || tree->len > MAX_ASKED)
    return;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(s&o)", NULL, &child))
    {
      g_ptr_array_add (tree, node_by_asking (self, child, path, index++));
      ask_all_below (self, child, tree);
    }
}

static GPtrArray *
known_nodes (HslAx *self)
{
  GPtrArray           *tree = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GVariant) reply = call (self, self->name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache",
                                     "GetItems", NULL);
  g_autoptr (GVariant) items = NULL;

  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a((so)(so)(so)iiassusau))")))
    return tree;
  items = g_variant_get_child_value (reply, 0);
  for (gsize i = 0; i < g_variant_n_children (items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (items, i);

      g_ptr_array_add (tree, node_from_item (item));
    }
  return tree;
}

/* One round of questions: a widget that a reply names, and that nobody knew of, is asked for its children at
 * once. Asking only after the tree was read again, which takes a quarter of a second under the sanitizers,
 * would take a reading for each level of a new page. */
typedef struct
{
  HslAx      *ax;
  GHashTable *known; /* paths */
  guint       n_waiting;
  gboolean    any_new;
} Round;

static void on_children_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
round_ask (Round      *round,
           const char *path)
{
  round->n_waiting++;
  g_dbus_connection_call (round->ax->bus, round->ax->name, path, AX_ACCESSIBLE, "GetChildren", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, on_children_cb, round);
}

static void
on_children_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Round                   *round = user_data;
  g_autoptr (GVariant)     reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char              *child;

  round->n_waiting--;
  if (reply == NULL)
    return;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(s&o)", NULL, &child))
    {
      if (!g_hash_table_add (round->known, g_strdup (child)))
        continue;
      round->any_new = TRUE;
      round_ask (round, child);
    }
}

static GHashTable *
count_children (GPtrArray *tree)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tree->len; i++)
    {
      const HslAxNode *node = tree->pdata[i];
      int              n = GPOINTER_TO_INT (g_hash_table_lookup (counts, node->parent));

      g_hash_table_insert (counts, node->parent, GINT_TO_POINTER (n + 1));
    }
  return counts;
}

static GHashTable *
collect_paths (GPtrArray *tree)
{
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tree->len; i++)
    g_hash_table_add (paths, g_strdup (((HslAxNode *) tree->pdata[i])->path));
  return paths;
}

/* Asks every parent some of whose children are unknown, and asks @asked only once: a widget that counts more
 * children than it ever shows would be asked for ever. Returns whether that made any widget known. */
static gboolean
ask_for_children (HslAx        *self,
                  GMainContext *context,
                  GPtrArray    *tree,
                  GHashTable   *asked)
{
  g_autoptr (GHashTable) counts = count_children (tree);
  g_autoptr (GHashTable) known = collect_paths (tree);
  Round                  round = { .ax = self, .known = known };

  for (guint i = 0; i < tree->len; i++)
    {
      const HslAxNode *node = tree->pdata[i];
      gboolean         whole = node->n_children <= GPOINTER_TO_INT (g_hash_table_lookup (counts, node->path));

      if (whole && !g_str_equal (node->role, "application"))
        continue;
      if (!g_hash_table_add (asked, g_strdup (node->path)))
        continue;
      round_ask (&round, node->path);
    }
  while (round.n_waiting > 0)
    g_main_context_iteration (context, TRUE);
  return round.any_new;
}

/* Once for all: a list of grids has hundreds of rows, and every question climbs from a widget to its
 * window. */
static void
link_parents (GPtrArray *tree)
{
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tree->len; i++)
    {
      HslAxNode *node = tree->pdata[i];

      g_hash_table_insert (by_path, node->path, node);
    }
  for (guint i = 0; i < tree->len; i++)
    {
      HslAxNode *node = tree->pdata[i];

      node->up = g_hash_table_lookup (by_path, node->parent);
    }
}

/**
 * hsl_ax_snapshot:
 *
 * Returns: (transfer full) (element-type HslAxNode): every widget of the program, in no set order
 */
GPtrArray *
hsl_ax_snapshot (HslAx *self)
{
  GMainContext          *context = g_main_context_new ();
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray             *tree = known_nodes (self);

  if (tree->len == 0)
    ask_all_below (self, ROOT_PATH, tree);
  g_main_context_push_thread_default (context);
  for (guint round = 0; round < MAX_ROUNDS && ask_for_children (self, context, tree, asked); round++)
    {
      g_ptr_array_unref (tree);
      tree = known_nodes (self);
    }
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
  link_parents (tree);
  return tree;
}

gboolean
hsl_ax_tree_is_below (GPtrArray       *tree,
                      const HslAxNode *node,
                      const char      *ancestor_path)
{
  for (; node != NULL; node = node->up)
    if (g_str_equal (node->parent, ancestor_path))
      return TRUE;
  return FALSE;
}

/**
 * hsl_ax_tree_toplevel:
 *
 * Returns: (nullable): the window that holds @node, which may be @node itself
 */
const HslAxNode *
hsl_ax_tree_toplevel (GPtrArray       *tree,
                      const HslAxNode *node)
{
  while (node != NULL)
    {
      const HslAxNode *parent = node->up;

      if (parent == NULL || g_str_equal (parent->role, "application"))
        return node;
      node = parent;
    }
  return NULL;
}

static int
compare_index (gconstpointer a,
               gconstpointer b)
{
  const HslAxNode *left = *(const HslAxNode *const *) a;
  const HslAxNode *right = *(const HslAxNode *const *) b;

  return left->index - right->index;
}

static void
print_below (GPtrArray  *tree,
             const char *parent,
             int         depth,
             GString    *text)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  for (guint i = 0; i < tree->len && depth < MAX_ROUNDS; i++)
    {
      const HslAxNode *node = tree->pdata[i];

      if (g_str_equal (node->parent, parent) && !g_str_equal (node->path, parent))
        g_ptr_array_add (children, tree->pdata[i]);
    }
  g_ptr_array_sort (children, compare_index);
  for (guint i = 0; i < children->len; i++)
    {
      const HslAxNode *node = children->pdata[i];

      g_string_append_printf (text, "%*s%s '%s'%s\n", depth * 2, "", node->role, node->name,
                              hsl_ax_node_is (node, HSL_AX_SENSITIVE) ? "" : " (insensitive)");
      print_below (tree, node->path, depth + 1, text);
    }
}

/**
 * hsl_ax_tree_print:
 *
 * Returns: (transfer full): the tree as indented lines, for whoever reads a failed test
 */
char *
hsl_ax_tree_print (GPtrArray *tree)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tree->len; i++)
    {
      const HslAxNode *node = tree->pdata[i];

      if (g_str_equal (node->role, "application"))
        print_below (tree, node->path, 0, text);
    }
  return g_string_free (text, FALSE);
}

/**
 * hsl_ax_node_matches:
 * @role: (nullable): a role of AT-SPI, or %NULL for any
 * @name_glob: (nullable): what the accessible name looks like, with * and ?
 */
gboolean
hsl_ax_node_matches (const HslAxNode *node,
                     const char      *role,
                     const char      *name_glob)
{
  return (role == NULL || g_str_equal (role, node->role)) &&
         (name_glob == NULL || g_pattern_match_simple (name_glob, node->name));
}

gboolean
hsl_ax_node_is (const HslAxNode *node,
                HslAxState       state)
{
  return (node->states >> state) & 1;
}

/**
 * hsl_ax_extents:
 * @on_screen: whether to ask for screen coordinates, which GTK 4 does not know
 *
 * Returns: %FALSE when the widget is gone or not on the screen
 */
gboolean
hsl_ax_extents (HslAx           *self,
                const HslAxNode *node,
                gboolean         on_screen,
                HslAxRect       *rect)
{
  g_autoptr (GVariant) reply = call_node (self, node, "org.a11y.atspi.Component", "GetExtents",
                                          g_variant_new ("(u)", on_screen ? 0 : 1));

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "((iiii))", &rect->x, &rect->y, &rect->width, &rect->height);
  return rect->width > 0 && rect->height > 0;
}

/**
 * hsl_ax_text:
 *
 * Returns: (transfer full) (nullable): what stands in an entry, a text view or a label
 */
char *
hsl_ax_text (HslAx           *self,
             const HslAxNode *node)
{
  g_autoptr (GVariant) reply = call_node (self, node, "org.a11y.atspi.Text", "GetText",
                                          g_variant_new ("(ii)", 0, G_MAXINT));
  char                *text = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &text);
  return text;
}

/**
 * hsl_ax_do:
 *
 * Does the action called @action. GTK 4.8 lists the names of actions translated and without the
 * disabled ones, so they are asked one by one.
 *
 * Returns: %FALSE when there is no such action or it is refused
 */
gboolean
hsl_ax_do (HslAx           *self,
           const HslAxNode *node,
           const char      *action)
{
  for (int i = 0;; i++)
    {
      g_autoptr (GVariant) name = call_node (self, node, "org.a11y.atspi.Action", "GetName",
                                             g_variant_new ("(i)", i));
      g_autoptr (GVariant) done = NULL;
      gboolean             accepted = FALSE;
      const char          *text;

      if (name == NULL)
        return FALSE;
      g_variant_get (name, "(&s)", &text);
      if (*text == '\0')
        return FALSE;
      if (!g_str_equal (text, action))
        continue;
      done = call_node (self, node, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", i));
      if (done != NULL)
        g_variant_get (done, "(b)", &accepted);
      return accepted;
    }
}
