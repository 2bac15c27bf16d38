/* hsl-ctl-table.c: the one table of commands
 *
 * The shapes of JSON are part of what programs rely on: keys are added, never renamed; one without a value is
 * null. They are written with ' for " here, so that they can be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-ctl-account.h"

#include <glib/gi18n.h>

#define BRIEF "'uid': '…', 'number': '…'|null, 'state': 'accepted', 'next_step': 'notice'|null"

/* clang-format off */
const HslCtlCommand hsl_ctl_commands[] = {
  { "init", "--organisation NAME --code DIGITS --account NAME [--recovery FILE.pdf|FILE.txt]",
    N_ ("Make a new station"),
    N_ ("Asks for a password. The recovery key opens everything when all passwords are lost: it\n"
        "goes to a sheet to be locked away, or is shown once."),
    "out {'store': 'sqlite://…', 'account': '…', 'recovery': '…'|null, 'cases': 0}",
    hsl_ctl_init },
  { "demo", "[--cases N] [--seed N]",
    N_ ("Make a filled station for trying out"),
    N_ ("12 communities, 193 grids and the cases of 13 months, ending at --now. The same seed and\n"
        "time give the same station. Everybody in it is invented; every page bears 演示. Without\n"
        "--password-file the password is empty."),
    "out {'store': 'sqlite://…', 'account': '…', 'recovery': null, 'cases': 601}",
    hsl_ctl_demo },
  { "case template", "[TYPE | ACTION [ID]]",
    N_ ("Print a file to be filled in"),
    N_ ("For a new case (of a type of dispute), or for an action; with a case, filled with what\n"
        "most likely will be typed. A field left null is as good as absent."),
    "out: an object with the fields of “case fields”", hsl_ctl_case_template },
  { "case fields", "[ACTION]",
    N_ ("Explain the fields of a file"),
    N_ ("Those of a new case, or of an action. What a code may be: “codes LIST”. Money is a whole\n"
        "number of fen (分)."),
    "out [{'path': 'parties[].name', 'type': 'text', 'of': null, 'required': true, 'label': '…'}]",
    hsl_ctl_case_fields },
  { "case add", "FILE",
    N_ ("Register a case"),
    N_ ("Reads one object, see “case template” and “case fields”. A wrong field is named with its\n"
        "path, and nothing is written. Earlier cases of the same people, pair or place are told."),
    "in  {'type': '0202', 'source': 'visit', 'parties': [{'side': 'applicant', 'name': '…'}, …], …}\n"
    "out {" BRIEF ",\n"
    "     'warnings': ['parties[0].paper_number: …'],\n"
    "     'earlier': [{'uid', 'number', 'title', 'state', 'on', \n"
    "                  'reason': 'same-person'|'same-pair'|'same-place', 'text'}]}",
    hsl_ctl_case_add },
  { "case show", "ID [--reveal REASON]",
    N_ ("Show a case"),
    N_ ("Whole, with its clocks; names and numbers of people are masked unless a reason is given.\n"
        "That it was looked at is recorded, and why."),
    "out: every field of the case, its lists nested, and\n"
    "    {'clocks': [{'clock': 'T01', 'subject': uid, 'start': day, 'due_on': day, 'done_on': day|null,\n"
    "                 'state': 'running'|'warning'|'overdue'|'paused'|'done'|'done-late'|'lapsed',\n"
    "                 'words': '…'}],\n"
    "     'next_step': action|null}",
    hsl_ctl_case_show },
  { "case list",
      "[--state CODE,…|open] [--grid CODE] [--community CODE] [--type CODE] [--worker UID] [--from DATE]\n"
    "            [--to DATE] [--overdue] [--order newest|oldest|active] [--limit N] [--offset N]\n"
      "            [--reveal REASON]",
    N_ ("List cases"),
    N_ ("--from and --to are days of registration; --grid '' lists the cases that are not\n"
        "located."),
    "out [{'uid', 'number', 'title', 'state', 'type', 'track', 'grid', 'risk', 'registered_on',\n"
    "      'accepted_on', 'ended_on', 'closed_on', 'agreed_fen', \n"
    "      'clock', 'due_on', 'clock_state'}]   (the nearest clock)",
    hsl_ctl_case_list },
  { "case do", "ID ACTION [FILE]",
    N_ ("Do something to a case"),
    N_ ("FILE holds the input of the action, or a list of inputs, which are all done or none.\n"
        "Without FILE the action is done with today's date and nothing else. A refused action\n"
        "says which fact is missing. Actions: see “case actions”; their fields: “case fields\n"
        "ACTION”."),
    "in  {'on': '2026-03-01', …} or [{…}, …]\n"
    "out {" BRIEF ",\n     'action': 'accept', 'done': 1}",
    hsl_ctl_case_do },
  { "case actions", "ID",
    N_ ("Tell what can be done to a case"),
    N_ ("Every action: ▶ is the next step, + is possible, - is not, with what is missing."),
    "out [{'action': 'accept', 'label': '…', 'possible': true, 'next': true, 'missing': null|'…'}]",
    hsl_ctl_case_actions },
  { "account list", "",
    N_ ("List the accounts"),
    N_ ("With their fingerprints, to be compared before one is admitted."),
    "out [{'account', 'worker', 'rights': ['mediator'], 'state': 'waiting'|'admitted'|'altered'|'ended',\n"
    "      'first_password': true, 'fingerprint': '…', 'closed_cases': 0, 'ask': []}]\n"
    "    (closed_cases: locked ones that name it and to which it has no key; ask: who has)",
    hsl_ctl_account_list },
  { "account add", "NAME --rights RIGHT,… [--worker UID] [--first-password-file FILE]",
    N_ ("Make an account"),
    N_ ("By an administrator. Rights: mediator, dispatcher, chief and guest, or administrator\n"
        "alone. It waits until a key holder admits it, and has to choose a password of its own."),
    "out: as an item of “account list”",
    hsl_ctl_account_add },
  { "account admit", "NAME [--fingerprint DIGITS]",
    N_ ("Admit an account"),
    N_ ("By a key holder: gives it the keys that go with its rights. The digits are those that\n"
        "the administrator wrote down when it was made."),
    NULL,
    hsl_ctl_account_admit },
  { "account rights", "NAME --rights RIGHT,… [--worker UID]",
    N_ ("Change what an account may do"),
    N_ ("It has to be admitted anew, unless whoever does this holds the keys."),
    NULL,
    hsl_ctl_account_rights },
  { "account remove", "NAME",
    N_ ("End an account"),
    N_ ("What it did stays signed with its name."),
    NULL,
    hsl_ctl_account_remove },
  { "account password", "[--new-password-file FILE]",
    N_ ("Change the own password"),
    N_ ("Ten characters, or four words; no special characters are asked for. Copies of the file\n"
        "from before still open with the old one."),
    NULL,
    hsl_ctl_account_password },
  { "account reset", "NAME [--first-password-file FILE]",
    N_ ("Give an account a first password anew"),
    N_ ("By a key holder, when it was forgotten."),
    NULL,
    hsl_ctl_account_reset },
  { "key rotate", "",
    N_ ("Give the station and its cases other keys"),
    N_ ("Seals everything anew; one that was stopped goes on. Older backups keep the old keys."),
    "out {'done': 0, 'total': 0}",
    hsl_ctl_key_rotate },
  { "key status", "",
    N_ ("Tell how far the contents are sealed anew"), NULL,
    "out {'done': 1200, 'total': 40000}",
    hsl_ctl_key_status },
  { "rights show", "",
    N_ ("Tell which cases each role sees, and what else it may do"),
    N_ ("cases: none, invited (where invited), own (own cases and those of the own grids), all."),
    "out {'roles': [{'role': 'mediator', 'cases': 'own', 'may': ['hint', 'print', …]}, …]}",
    hsl_ctl_rights_show },
  { "rights set", "FILE",
    N_ ("Change the rights of roles"),
    N_ ("Each role in FILE replaces that of the program; {'roles': []} goes back to the program's.\n"
        "Only for the administrator."),
    "in: as “rights show” prints it",
    hsl_ctl_rights_set },
  { "roster add", "FILE",
    N_ ("Add or change organisations, workers, areas and rooms"),
    N_ ("One that is there under the same uid is changed. The two organisations that a new store\n"
        "has are replaced as long as no case belongs to them."),
    "in  {'organisations': [{…}], 'workers': [{…}], 'areas': [{…}], 'rooms': [{…}]}\nout {'done': 12}",
    hsl_ctl_roster_add },
  { "roster list", "",
    N_ ("List organisations, workers, areas and rooms"), NULL,
    "out: as “roster add” takes it",
    hsl_ctl_roster_list },
  { "codes", "[LIST]",
    N_ ("List the code lists, or the codes of one"), NULL,
    "out ['dispute-type', …] or [{'code', 'name', 'name_en', 'parent'}]",
    hsl_ctl_codes },
  { "search", "TEXT [--limit N] [--reveal REASON]",
    N_ ("Find cases"),
    N_ ("By people (characters, pinyin, initials, tails of phone and identity numbers), by\n"
        "number, or by words in what was written."),
    "out [{'uid', 'number', 'title', 'state', 'why'}]",
    hsl_ctl_search },
  { "due", "[--on DATE] [--limit N] [--reveal REASON]",
    N_ ("List what is due"),
    N_ ("Tasks with their clocks, and the sessions planned for the day or never recorded, overdue\n"
        "first; a case without a next step is a task, too."),
    "out [{'uid', 'number', 'title', 'clock'|null, 'subject', 'what', 'due_on', 'starts_at'|null, 'state',\n"
    "      'worker', 'words'}]   (starts_at: of a planned session)",
    hsl_ctl_due },
  { "sessions", "[--from DATE] [--to DATE] [--worker UID]",
    N_ ("List planned sessions"),
    N_ ("Those of today, or from one day to another, with what became of them."),
    "out [{'uid', 'case', 'number', 'title', 'starts_at', 'ends_at', 'place', 'mediators': [uid],\n"
    "      'told_on', 'state': 'planned'|'held'|'cancelled'|'lapsed'}]",
    hsl_ctl_sessions },
  { "check", "ID",
    N_ ("Check the agreement of a case before it is signed"),
    N_ ("The newest that was not voided: terms that nobody can enforce, words that say nothing, people\n"
        "who cannot sign. Stops refuse the signing, and exit with 1; warnings do not. What counts as\n"
        "what is in findings.json, of which a station may have its own."),
    "out [{'rule': 'vague-word', 'severity': 'warning'|'stop', 'path': 'terms[0].text', 'place': '…',\n"
    "      'words': '尽快'|null, 'text': '…', 'source': '…'}]",
    hsl_ctl_check },
  { "print", "ID FORM --output FILE.pdf [--subject UID] [--for PARTY] [--recipient TEXT] [--copies N]\n"
    "            [--masked] [--pages RANGES] [--offset X,Y] [--draft]\n"
    "            | ID --all --output FILE.pdf | --blank FORM --output FILE.pdf",
    N_ ("Print a form, or the whole volume"),
    N_ ("The subject is the row that is printed (a session, an agreement, a party …); the newest by\n"
        "default, or all of the parties or agents it is for. A form of the other track is refused.\n"
        "The print is recorded in the case.\n"
        "--for hides the numbers, phones and addresses of all but one party, by uid or name; --masked\n"
        "those of everybody. Without them it is the full paper, which is what is signed.\n"
        "Of several --copies each is in the file and bears its number and who gets it, one after the\n"
        "other of --recipient \"甲、乙\". --pages takes some of them, as 1-2,4; --offset moves the print,\n"
        "in mm to the right and down; --draft prints 草稿 across it, as does an agreement that could not\n"
        "be signed as it is.\n"
        "--all is the whole volume in one file, with what is attached, numbered through; that it was\n"
        "exported, and for whom, is recorded."),
    "out {'file', 'form', 'subject', 'pages', 'copies': 1, 'draft': false}\n"
    "    {'file', 'pages', 'parts': [{'title', 'form'|null, 'subject'|null, 'first', 'pages'}]}   (--all)",
    hsl_ctl_print_form },
  { "own-data", "--id-number NUMBER | --party ID UID | --person UID  --output FILE.pdf\n"
    "            | --find TEXT [--limit N] [--reveal REASON]",
    N_ ("Print what is kept about one person"),
    N_ ("Everything about who bears the identity paper, or stands on a case as that party, in all\n"
        "cases the account may open; others are masked. For the person's own request; recorded in\n"
        "each case. --find tells who may be meant by a name, pinyin or the end of a number, and\n"
        "prints nothing."),
    "out {'file', 'cases': 2, 'elsewhere': 0, 'pages': 3}\n"
    "out of --find [{'case', 'party', 'person'|null, 'name', 'paper'|null, 'cases': 2}]",
    hsl_ctl_own_data },
  { "shift sheet", "--output FILE.pdf [--from TIME] [--to TIME]",
    N_ ("Print what a shift hands over"),
    N_ ("What is new, what moved, who was promised a call, hot risks, the next sessions. The last\n"
        "eight hours by default."),
    "out {'file', 'from', 'to', 'registered': 2, 'moved': 5, 'promised': 1, 'risky': 1, 'sessions': 3,\n"
    "     'pages': 1}",
    hsl_ctl_shift_sheet },
  { "subsidy sheet", "--month YYYY-MM --output FILE.pdf",
    N_ ("Print what mediators are paid for the cases of a month"),
    N_ ("Cases archived in the month that were settled and performed and whose volume is complete;\n"
        "others that are closed are listed with the reason. Rates are in subsidy.json of the\n"
        "configuration folder."),
    "out {'file', 'from', 'to', 'items': 12, 'total_fen': 120000, 'pending': 3, 'pages': 2}",
    hsl_ctl_subsidy_sheet },
  { "forms list", "[--all]",
    N_ ("List the forms"),
    N_ ("Those that count today, or every version. A form of the station's own replaces one of the\n"
        "same name."),
    "out [{'form', 'number', 'title', 'track', 'subject', 'version', 'from', 'to', 'step', 'source',\n"
    "      'origin': 'built-in'|'station', 'blank'}]",
    hsl_ctl_forms_list },
  { "forms check", "FILE",
    N_ ("Check a form of the station's own"),
    N_ ("What is wrong is told with file, line and column. What a form can say: resources/forms/README.md."),
    "out {'file', 'form', 'version', 'title'}",
    hsl_ctl_forms_check },
  { "forms preview", "FILE --output FILE.pdf [--case ID]",
    N_ ("Print a form that is not in use yet"),
    N_ ("Empty, or filled in with a case, as a draft; that is recorded as an export."),
    "out {'file', 'form', 'version', 'title'}",
    hsl_ctl_forms_preview },
  { "forms put", "FILE",
    N_ ("Put a form among those of the station"),
    N_ ("It replaces the built-in one of the same id. Who did it is recorded; chief and administrator may."),
    "out {'file', 'form', 'version', 'title'}",
    hsl_ctl_forms_put },
  { "forms reset", "FORM",
    N_ ("Go back to the built-in form"),
    N_ ("The station's own is kept beside it, with the day in its name."),
    "out {'kept', 'form', 'version', 'title'}",
    hsl_ctl_forms_reset },
  { "map draw", "--output FILE.png|FILE.svg|FILE.pdf [--size WxH]",
    N_ ("Draw the grids with their open cases"),
    N_ ("The size is in pixels, for SVG and PDF in points."),
    "out {'file', 'grids': 193, 'open': 87}",
    hsl_ctl_map_draw },
  { "map tiles", "--communities N --grids M [--street CODE]",
    N_ ("Lay out a map without map data"),
    N_ ("Makes areas for a station that has none: one tile for each grid."),
    "out {'areas': 205}",
    hsl_ctl_map_tiles },
  { "ledger export", "FILE.csv [--from DATE] [--to DATE]",
    N_ ("Write the ledger as CSV"),
    N_ ("One row for each case, in the station's usual columns; WPS and Excel open it. The export\n"
        "is recorded."),
    "out {'file', 'cases': 600}",
    hsl_ctl_ledger_export },
  { "volume list", "[--incomplete] [--limit N] [--reveal REASON]",
    N_ ("List the volumes that wait for the archive"),
    N_ ("Of cases that are closed, the oldest first, with what they lack; --incomplete only those\n"
        "that lack something."),
    "out [{'uid', 'number', 'title', 'closed_on', 'lines': 3, 'missing': null|'…'}]",
    hsl_ctl_volume_list },
  { "volume", "ID [--reveal REASON]",
    N_ ("Tell what is in a volume, and what it lacks"),
    N_ ("Line by line in the order of binding. That it was looked at is recorded."),
    "out {'uid', 'number', 'complete': false, 'missing': 3,\n"
    "     'lines': [{'number': '10', 'title', 'form'|null, 'subject'|null, 'detail'|null, 'required',\n"
    "                'state': 'present'|'missing'|'not-needed', 'missing': null|'…', 'pages', 'printed_at',\n"
    "                'attachments'}]}",
    hsl_ctl_volume_show },
  { "attach", "ID FILE --kind CODE [--party UID] [--agreement UID] [--note TEXT]",
    N_ ("Attach a photo or scan to a case"),
    N_ ("JPEG, PNG, TIFF or PDF, at most 20 MB, whole and not locked: what its content is counts,\n"
        "not its name. Kinds: “codes attachment-kind”."),
    "out {'uid', 'size', 'sha256', 'pages'}",
    hsl_ctl_attach },
  { "backup make", "FOLDER…",
    N_ ("Make a sealed backup in each folder"),
    N_ ("While the store is in use; for every day. The files carry the time in their names; of\n"
        "those, the last of 7 days, 4 weeks and 12 months stay. A folder that is not there is\n"
        "refused, the others get theirs."),
    "out {'files': ['…']}",
    hsl_ctl_backup_make },
  { "backup list", "FOLDER",
    N_ ("List the sealed backups in a folder"),
    N_ ("Needs no password. Each opens with the passwords that its accounts had on its day, or\n"
        "with the recovery sheet of that day."),
    "out [{'file', 'made_at', 'station', 'head', 'cases', 'size', 'recovery', 'accounts': ['…'],\n"
    "      'problem': null|'…'}]",
    hsl_ctl_backup_list },
  { "backup check", "FILE",
    N_ ("Find out whether a sealed backup is whole"),
    N_ ("Needs no password: finds a bad disk, not malice. That finds “backup rehearse”."),
    "out: as “backup list”", hsl_ctl_backup_check },
  { "backup rehearse", "FILE",
    N_ ("Restore a sealed backup for trial"),
    N_ ("Into a file that goes away again: opens it with the keys of who signs in, verifies every\n"
        "row, and compares its head with the chain of the store. The result is recorded. To be\n"
        "done every month: a backup that was never restored is a hope."),
    "out {'file', 'found': '…'}",
    hsl_ctl_backup_rehearse },
  { "backup", "FILE",
    N_ ("Copy the store while it is in use"),
    N_ ("FILE.hslb is sealed as a whole: it shows the station, the time, the number of cases and\n"
        "who may open it. Any other name is a plain copy, in which contents are sealed, and\n"
        "dates, places and states lie open as in the store. The head of the chain says later\n"
        "what it held."),
    "out {'file', 'head'}",
    hsl_ctl_backup },
  { "restore", "FILE --to NEW.hsl [--recovery-file FILE]",
    N_ ("Restore a sealed backup into a new file"),
    N_ ("Asks for the password that --account had on that day. With --recovery-file (its first\n"
        "line is the recovery key of that day) the account gets a new password instead. The new\n"
        "file appears when every row in it has been verified; nothing is ever replaced."),
    "out {'store', 'made_at', 'head', 'cases'}",
    hsl_ctl_restore },
  { "trace", "[--by ACCOUNT] [--case ID] [--kind CODE] [--from DATE] [--to DATE] [--limit N] [--offset N]",
    N_ ("Tell who did what"),
    N_ ("Everything done through the program, newest first: who looked at a case, what an account\n"
        "did. Kinds: “codes activity-kind”. Only for the chief."),
    "out [{'seq', 'at', 'account', 'kind', 'action', 'case', 'number', 'title', 'text', 'rows'}]",
    hsl_ctl_trace },
  { "retention list", "[--on DATE] [--limit N] [--output FILE.pdf] [--reveal REASON]",
    N_ ("List the volumes whose period is over"),
    N_ ("On a day, today by default; with what two persons decided about them so far. --output\n"
        "writes the appraisal report."),
    "out [{'uid', 'number', 'title', 'type', 'retention', 'years', 'from', 'until',\n"
    "      'step': 'due'|'proposed'|'decided', 'decision': null|'extend'|'destroy', 'extended_until',\n"
    "      'reason', 'proposed_on', 'proposed_by', 'confirmed_on', 'confirmed_by'}]",
    hsl_ctl_retention_list },
  { "retention set", "ID --class permanent|long|short [--start closed|performed] [--from DATE] --reason TEXT",
    N_ ("Set how long a volume is kept"),
    N_ ("The class, and the day from which its years count: of the closing or of the full\n"
        "performance, or any other. The old values stay, with the reason. The years of the\n"
        "classes are those of the organisation (“roster add”)."),
    "out {" BRIEF ", 'retention', 'years', 'from', 'until'}",
    hsl_ctl_retention_set },
  { "retention appraise", "ID --keep YEARS|--destroy --reason TEXT",
    N_ ("Propose what becomes of a volume whose period is over"),
    N_ ("To keep it so many more years, or to destroy it. Another person, with an account of\n"
        "their own, confirms or declines it."),
    "out: as “retention set”", hsl_ctl_retention_appraise },
  { "retention confirm", "ID [--remark TEXT]", N_ ("Confirm a proposal, as the second person"), NULL,
    "out: as “retention set”", hsl_ctl_retention_confirm },
  { "retention decline", "ID --reason TEXT", N_ ("Decline a proposal, as the second person"), NULL,
    "out: as “retention set”", hsl_ctl_retention_decline },
  { "retention withdraw", "ID --reason TEXT", N_ ("Take an own proposal back"), NULL,
    "out: as “retention set”", hsl_ctl_retention_withdraw },
  { "retention destroy", "ID… [--backups FOLDER]…",
    N_ ("Destroy volumes that two persons decided on"),
    N_ ("All of them or none. Nothing of them stays in the store but an entry of the register.\n"
        "Backups made before still hold them: those in the folders, and in that of the last\n"
        "backup, are told and noted down. Copies elsewhere are not known."),
    "out {'destroyed': [{as “retention register”}], 'finished': true, 'backups': ['…']}\n"
    "    (finished: the file was rewritten; else it is when it is opened next)",
    hsl_ctl_retention_destroy },
  { "retention register", "[--backups FOLDER]… [--output FILE.pdf]",
    N_ ("List what was destroyed"),
    N_ ("With the backups that still hold it, as far as they can be seen. --output writes the\n"
        "register for the archive."),
    "out [{'uid', 'number', 'type', 'retention', 'years', 'from', 'until', 'proposed_on', 'proposed_by',\n"
    "      'confirmed_on', 'confirmed_by', 'destroyed_on', 'destroyed_by', 'documents', 'pages',\n"
    "      'attachments', 'backups': ['…'] (then), 'holding': ['…'] (now)}]",
    hsl_ctl_retention_register },
  { "recovery prove", "[--recovery-file FILE]",
    N_ ("Prove that the recovery sheet opens the store"),
    N_ ("Asks for what stands on the sheet, or takes the first line of FILE (- is the input).\n"
        "Changes nothing; that it was proved is recorded."),
    "out {'proved': true}",
    hsl_ctl_recovery_prove },
  { "recovery renew", "[--recovery-file FILE] [--output FILE.pdf|FILE.txt]",
    N_ ("Make a new recovery sheet"),
    N_ ("The old one is void for this store, and still opens the backups of its time. Where cases\n"
        "are locked, the old sheet is needed, too. When somebody may have seen the old one, make\n"
        "new keys as well: a copy of the file of before opens with it."),
    "out {'generation': 2, 'recovery': '…'|null}",
    hsl_ctl_recovery_renew },
  { "verify", "[--against HEAD]",
    N_ ("Check the whole store"),
    N_ ("Every row against the last record of it, every state against its facts. Findings are\n"
        "refused (exit code 1). HEAD is the head of the chain as a backup, a print or an earlier\n"
        "run gave it: so a chain that was cut off, and an older file put in place, are found too."),
    "out {'clean': true, 'head': '…', 'findings': [], 'notes': []}   (notes: what has no key here)",
    hsl_ctl_verify },
  { NULL },
};
/* clang-format on */
