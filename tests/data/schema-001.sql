-- A store of schema 1, dumped by sqlite3: test-schema --make (HACKING.md).
PRAGMA application_id = 1213418545;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE station (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO station VALUES('demo','1');
INSERT INTO station VALUES('tokens','1001');
CREATE TABLE account (
  name TEXT NOT NULL PRIMARY KEY, worker TEXT NOT NULL, rights INTEGER NOT NULL,
  passes INTEGER NOT NULL, memory INTEGER NOT NULL, salt BLOB NOT NULL,
  box_public BLOB NOT NULL, sign_public BLOB NOT NULL, wrapped BLOB NOT NULL, sealed_key BLOB,
  created_at TEXT NOT NULL, ended_at TEXT
) STRICT;
INSERT INTO account VALUES('chen','3wb8way2c6qyeeqd',31,1,8192,X'cc2678c27418fb21d15bc90719ee6b18',X'167b9312c5425acd32ff2aca48edd7b16d280ae305bf0b391d1702d582282d5d',X'75b45a63ad111923fe679e932d38bceed14cc992e8fe3230765b9d6ee8422cea',X'019a5733b2da1fdbded06f4b5d164588dfbd80db8161bc986df617f9f18887377bf25764e66246603f7f2a049ccd1acefb71d64b600488d7dbd15fa9ecde817b5184ff522edb77eda2',X'9bc0a862c0273a401367109ceda7f32c53ea6f8c53eaaf24e8f7152bd0774b01e39ddb200919bd0beb31794715c178f6ec4694db63dc82be82b053e1b8478d286296160831fddbd96bdbd3a171266d330165bdb1404b599283d6ea33d06f908380','2026-11-21T22:19:57Z',NULL);
CREATE TABLE recovery (
  generation INTEGER PRIMARY KEY, box_public BLOB NOT NULL, sealed_key BLOB NOT NULL, created_at TEXT NOT NULL
) STRICT;
INSERT INTO recovery VALUES(1,X'262006e3b6d676492a9ed476c637fc5b97904282584c70f4bdde9369902dfd75',X'6e70cefab026d9bf45127382af6db1ca7b45b483953786fc314267529ba9f2651169e32319461a4e22154f5207f3c197d6c5132d2c0c3c37447ef2d1ae2efd9f09e4034901f99bb7bc4acaa342e854907826e0dc5c648b9d8b21be6f522b89fbc5','2026-11-21T22:19:57Z');
CREATE TABLE former_key (
  account TEXT NOT NULL, sign_public BLOB NOT NULL, until_seq INTEGER NOT NULL,
  PRIMARY KEY (account, until_seq)
) STRICT;
CREATE TABLE sign_in_failure (
  account TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "organisation" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "kind" TEXT, "name" TEXT, "short_name" TEXT, "code" TEXT, "seal" TEXT, "address" TEXT, "phone" TEXT,
  "number_pattern" TEXT, "first_number" INTEGER, "first_number_year" INTEGER,
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO organisation VALUES('cp6vfcgpbr090yfx',1,'police-station','榕湖派出所','榕湖','350981','榕湖派出所',NULL,NULL,'（{year}）{short}治调字第{n}号',NULL,NULL,X'01d3eedfb1a18ae849046b900235ccbdf85f6a334fb8c6a45ed8fac67236997857fb0ed6d105851fad39715c713362168c1502b7653d28d0c04c3c5a17a4a75ff737cb704a4572fabd51f5e82a0e');
INSERT INTO organisation VALUES('8bjt8v1ydgqkgrbw',2,'committee','榕湖人民调解委员会','榕湖','350981','榕湖人民调解委员会',NULL,NULL,'（{year}）{short}人调字第{n}号',18,2026,X'01d3eedfb1e44c656babf8a8685b64d2b1d3069dfb1875bdd1ba3c7092b1f6ec262195bb642f4e535aab7c4b0961a31201b542d2b92d1a8f213a0ff74c0571d687a674ed104d74fe131567e1d16c');
CREATE TABLE IF NOT EXISTS "worker" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "role" TEXT, "duty" TEXT, "organisation" TEXT, "basis" TEXT, "grids" TEXT, "from_on" TEXT,
  "to_on" TEXT,
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO worker VALUES('3wb8way2c6qyeeqd',1,'officer',NULL,'cp6vfcgpbr090yfx',NULL,NULL,NULL,NULL,X'01d3eedfb1cf67a829a38e15e80a257e1e5ff4f34d3a7b4307e839788c9788b14bfd25b3bfc5521b59534063ec20f0fda8b86d9d07c8535151321f9d47de2afe00e63f1ca2cf86d9e532d68f77a09981d44a00f74073f5cfd71cb2522ca4db');
INSERT INTO worker VALUES('chen-guohua',1,'officer','社区民警','station',NULL,' 350981001001001 ',NULL,NULL,X'01d3eedfb19c65312707a21dcd8161a660568b4a4acc557a0b08e17c67174d3596761054816c8f2e64567b5b4ce4fadc48091b33a40564c6a4a68fe530341b72b88386c776f7056a79df6426a14fbb205dc49235eaf736d410596a5ccb3a874436f680c70eda441a5b9c9d4ee3776bfb5a45aa63bf4f9cd0070801d726c8b4');
INSERT INTO worker VALUES('lin-suzhen',1,'mediator','主任','committee','elected',NULL,NULL,NULL,X'01d3eedfb1eca7edac9610fcfc42046952e1f4ad38bab77d2797d57fb9590f175376908b60f62d4cb0abb8d80a459a6291c2dc9c433cad8772a68fadda6343e0aff3e8abbf91c1eccbbfb08d07e321cf690ba2e63c770675bfb0edc99504be2557f225f45226f81381d2fba85578262dbf067a7836ab5f37e5bc9d1f9b9316');
INSERT INTO worker VALUES('he-min',1,'community-cadre','调解员','committee','hired',NULL,NULL,NULL,X'01d3eedfb1629b1b0a0dd8208ebf4fbecc1de5844c127e66b55066af8e3a9ee3a6e8664e58c7d541ed80f8d6671c6b0c8d46a7a480170a5979ff2c496f0b8dbc7c48e32fa7b693f80184ae16ba178067dc2e947001f9790ab84b87b208a59bb1431c2d08067bef1d0f509e64cd70cf691757f293d27e6821da3cf79ae8cd27');
INSERT INTO worker VALUES('su-wen',1,'resident-lawyer',NULL,'committee','hired',NULL,NULL,NULL,X'01d3eedfb13920ff34ed4d0474f2a9febd3ce97bf4725d5b13198926f6835fcc7585de74506376ece10e8002f075ac09cc52661c0948891dd3a94f365b2db844899ab41e1f667aa75ba4a94e9dee75008b788065df6c57e439fafca092b7d026a3a8e2fb89fefe7791f20f784d02d64904ce94a3ffb3e4e4246ac2a95c77e5');
INSERT INTO worker VALUES('gao-li',1,'grid-worker',NULL,'committee','hired',' 350981001001002 ',NULL,NULL,X'01d3eedfb1ac89935b1e0b78a9083931d6923864fd79dc9fc2ce21a34eb12d0ce05aa4372ad3028f7b7dd6dd112c6b58e6e4d6cced68900541a20a2c4014fc84a3cc3f74a7c07cb598e8426d881896ec427d556a7cf21110fa4677fc1d69ca21d8c41aa1139d3115597a7173fe4eb00498fc3f6f70c01d0a2e39795322887e');
INSERT INTO worker VALUES('tang-yi',1,'auxiliary','辅警','station',NULL,NULL,NULL,NULL,X'01d3eedfb17a99dd3ca1dab39320db343a64c31ffcde9b50fec2980cb89399a9e4a3c6c45fbe7baa70e5fe3145735f93280829abfb130c904cbcabac7a0982bbf952f7c81389e6b99d5dd0bfcbc75603698c1fab0559dda09f2566cd9d29c8b0103dacaf5149cc3b8adf2c4417a66745b5c5d554ebd03ff8e02ee4b42f9c3a');
CREATE TABLE IF NOT EXISTS "area" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "code" TEXT, "name" TEXT, "kind" TEXT, "parent" TEXT, "police_parent" TEXT, "position" INTEGER,
  "tile_row" INTEGER, "tile_column" INTEGER, "households" INTEGER, "residents" INTEGER, "from_on" TEXT,
  "to_on" TEXT,
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO area VALUES('a-street',1,'350981001','五里岭街道','street',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'01d3eedfb19589b8285369e69ec36fea00b0c5b0fc6e61c9503ad5851fd6d7d85bd3241828869a315c824b193ec45eade8c8c282f883f0a64ec32c59a1b240c16b427f434b2e71b2be9cad9372ae');
INSERT INTO area VALUES('a-station',1,'P350981001','五里岭派出所','station',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'01d3eedfb158adf2bf0f92cf18a3e68a05714949de6923cd5c8054da5f1cf1ccb1abf1f64fd7f73e249dd96084b01fce3e9cf95499c45b06ed6302169f9841bb97969d29d4b0b0de6ad4767626ba');
INSERT INTO area VALUES('a-police-1',1,'P35098100101','第一警务网格','police-grid','P350981001',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'01d3eedfb18b056b5bc5ef3b178f29f936ed623a6f75c967470895d2afa42b1cc70f3b5148bdbeb00eaac370e81502729126f00b76fc4c9fb1336fa89efab6ef2042eb945632370d56c10c90483b');
INSERT INTO area VALUES('a-longxi',1,'350981001001','龙溪社区','community','350981001',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'01d3eedfb1f78496beada35eec5c54f160129ebdf8e3ca080373a4abfb8d449aea3879ddcf53b82fcdd84076abc1ca730e6f9ce89cdb0610b41f0ca0e24064eff0da2a972ba202deac03ce088b73');
INSERT INTO area VALUES('a-longxi-1',1,'350981001001001','龙溪社区第1网格','grid','350981001001','P35098100101',1,1,1,240,702,NULL,NULL,X'01d3eedfb1d9cb8b9ae6c272345eb200ae7319c2dd4565bfa492ff671e7f4cb91dadc67866bb870d097895606a5e55d46d1568d90101ad2499cdabc410c0baf9f3054edcab77a208f4a2231d6543');
INSERT INTO area VALUES('a-longxi-2',1,'350981001001002','龙溪社区第2网格','grid','350981001001','P35098100101',2,1,2,198,611,NULL,NULL,X'01d3eedfb194f8b0452caef7d8c23bc72eede42cfb3a0bbafb79c5cab694b7dcb0301c4c662db670fe57ed34824764cad41233949866dd6bc0466085198ef6dfd1b442a80ff0af6903fa1e806e36');
CREATE TABLE IF NOT EXISTS "room" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "name" TEXT, "place" TEXT, "seats" INTEGER, "organisation" TEXT,
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO room VALUES('room-1',1,'第一调解室','五里岭派出所一楼',14,'committee',X'01d3eedfb15332b218688ad192cfb3dfc78cec3f932edc67572750eb1dc911952109401ff9f300fdae7efc259e9c32199660e6fd3d20d87c730d96a62bd412f10bb9243a3874f5761be7e9c2ae5c');
CREATE TABLE IF NOT EXISTS "person" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "merged_into" TEXT,
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO person VALUES('6pdcy2q1eystmkw0',1,NULL,X'01d3eedfb175b59dc6024a3e52900d956b2de9090ba205bb19d0a0e434312b6bd1c749411e7ef657d399b891299a79dd105ce186ff5a41dae0c9e7540f509d5024fcea5c10f4dd21b2118a979be6');
INSERT INTO person VALUES('n13e9xwkq1yvhjwz',1,NULL,X'01d3eedfb15472fa042cab43c155f1f532d209c5f23b4fafe866b6e764b6de2aff17f5c877fa5960394d14653c830a428904b3b59407481a1c302348d56b7be1616214e694e337990a16970e8ef4');
INSERT INTO person VALUES('ca2qrbcpg93tgg8p',1,NULL,X'01d3eedfb1591f37e5395183f20bb5af6b52b442aee35e230fbd388f367ba615c2df3892e105ce6fc526e87a891cc29bfd62b4ca6cb76d0a0540c6d896b086e5c61db0cca1c9e642b4a21b165588');
INSERT INTO person VALUES('5mrftqxr3f0wmcqn',1,NULL,X'01d3eedfb1c43fb460b2ea89a8454d43da18911d2bdd792ed77794b05b004ea5b8d359fa6405780243898b4538e91d36257d0d28e2f0dd34b0c6b579aa58491c6876a8d35223aca4d508b7360c36');
CREATE TABLE IF NOT EXISTS "case" (
  uid TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  "number" TEXT, "number_year" INTEGER, "number_n" INTEGER, "organisation" TEXT, "track" TEXT,
  "type" TEXT, "source" TEXT, "registered_at" TEXT, "requested_on" TEXT, "grid" TEXT,
  "claimed_fen" INTEGER, "people" INTEGER, "risk" TEXT, "supervised" INTEGER, "locked" INTEGER,
  "class" TEXT, "mediators" TEXT, "handler" TEXT, "invited" TEXT, "accepted_on" TEXT,
  "accepted_by" TEXT, "declined_on" TEXT, "decline_reason" TEXT, "notice_on" TEXT, "failed_on" TEXT,
  "refused_on" TEXT, "withdrawn_on" TEXT, "ending_party" TEXT, "routes_on" TEXT, "diverted_on" TEXT,
  "penalty_on" TEXT, "closed_on" TEXT, "result" TEXT, "archived_on" TEXT, "archived_by" TEXT,
  "retention" TEXT, "state" TEXT, "open" INTEGER, "paused" INTEGER, "ended_on" TEXT,
  "settled_kind" TEXT, "first_session_on" TEXT, "retry_from" TEXT, "retried_on" TEXT,
  "last_event_on" TEXT, "fed_back_on" TEXT, "sessions_held" INTEGER, "agreed_fen" INTEGER,
  "paid_fen" INTEGER, "terms_open" INTEGER, "next_due_on" TEXT,
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO "case" VALUES('4xkbgxvgf6kw91d3',4,'（2026）榕湖人调字第18号',2026,18,'8bjt8v1ydgqkgrbw','civil','0205','visit','2026-07-09T10:00','2026-07-09','350981001001001',NULL,2,NULL,NULL,NULL,NULL,' he-min ','he-min',NULL,'2026-07-09','3wb8way2c6qyeeqd',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-07-09','SI',NULL,NULL,NULL,'closed',NULL,NULL,'2026-07-09','SI',NULL,NULL,NULL,'2026-07-09',NULL,NULL,NULL,NULL,NULL,NULL,X'01d3eedfb1bef80de30744c7a84349c8063e9ebb8e24ac6d823bc46bbc9194819b9c9d670909bb50efc270eecd35573d4c2e85da0246bbe00388fbe7ae239ef324b6af3ac642ecb616aed9c27a74a15995885d6e0c49135cd57d08bd03ffad7df515ae32018dc5b8811b3f174ed54dbc39f368ccae4414d7875f4840f83bc26202e80414656c09638b09b71584ea5e16bf9196d9a567dd0e7b276043f5e532edf507ef6cf8fd1ff693f372882973b378ce98aa5ca73a8f9d067ee9ee9d862605dc20cc965eb61f55f8ae625f6d993de3f0fd10c1f36c0a06489d9dc775701675c301cbc5bb041d317bd67a976a041e534dbfdca3d6b9f466c3bb08610155d754716aed1283');
INSERT INTO "case" VALUES('fdxwye5acbhebykn',11,'（2026）榕湖治调字第1号',2026,1,'cp6vfcgpbr090yfx','police','02','call-110','2026-05-06T20:40','2026-05-06','350981001001002',NULL,2,NULL,NULL,NULL,NULL,' chen-guohua ','chen-guohua',NULL,'2026-05-07','3wb8way2c6qyeeqd',NULL,NULL,'2026-05-07',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-05-19','SW',NULL,NULL,NULL,'closed',NULL,NULL,'2026-05-14','SW','2026-05-08','2026-05-08','2026-05-14','2026-05-19',NULL,2,80000,80000,NULL,NULL,X'01d3eedfb1c25cd530bad70087ad8113c65f0703f618489308e7c42bcd87140ba07795ed7c8528a8dabb94bbbf69b484228aac0e65b48547359baa4a219c44cbf35fca86c9322630679526c9a5dbf380dc18e97b6d1f30bad3b742bf78ae2e9c417fe30e1095191902b741c594c377869e6cb279fd94527033f287a5cda67efe9b7cb84e8fd671c6bea77d79eebf62bf8d0d921492e191912586aa811e43d863395d9bf2e06f85e4073539c00c02a75020a28332eb404dea2e35a4f98ebd7b1395aa6d7fcea76fc181f07b11e03c22f68cb0fd01928ee0552067927046fbae9ea5c4d51f4289820d696be172e5ef8a547814527ff7c1101483eba70681bcfec50cd274c59ecdf8c16740d2393afeb5498794ece15e3e879c3572f3c8fb607ea33419f2a7eb193a4ebea0e4ff50dc2a30474877b9a01c12371999b399e104baaaa955f6ee432809af8c71c1691f5aab4127340eaa067f09d9e90a5ce007d5722d5a716ef70512a4a26ca2f42e08b3cadf79e2d2ca0d6fdd9480ab8eb7ca102d9e966797e242065c9db6a67140b9c0dd7bee0ccc26eef298cd8b87358ca9227288c3b682f1b06a1c8b006fd8c53bf2401742f2cdd5bd052605610af1aa3bbc1dae675f304b5d5c4a920779f1f183fba8f3b32f2c7486df4cb7c4f138fc30889ec5b1c1ae4c6db2b5a4e9421d4d5b40b98305c7c55296');
CREATE TABLE IF NOT EXISTS "party" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "side" TEXT, "position" INTEGER, "kind" TEXT, "home_grid" TEXT, "presence" TEXT, "person" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO party VALUES('4xkbgxvgf6kw91d3','walker-in','',0,1,'applicant',1,'natural',NULL,'attending','6pdcy2q1eystmkw0',X'01d3eedfb1daebb5f03c894c3aa49918ae5c6b5706e2daa7fbf984003abd5ce1d91aebae901acefa36bee9767c37133612d7c4ef66a3a2a6292050d9cb9497d9c71654477e2a56aeaee64b9adb5a2eb27133d64bfe180fbc31b9bf7081ae6399b6c2f00bf8633a2e6f963b86c02c10d146aaac12dc49ac181f514ce334975d');
INSERT INTO party VALUES('4xkbgxvgf6kw91d3','neighbour','',1,1,'respondent',1,'natural',NULL,'attending','n13e9xwkq1yvhjwz',X'01d3eedfb105280a08b2998a9b9e272d56e5639903c33aa84a368f0dd045ebe0d567147e555d11f00d50438bf2338acf9505c8e549dc35e91f7038d4fd7679f5b8701e3885d5be9bfe214ccb5eecca0d5538380cd566a47503aebb1cf03ca00d708a87a8d7a193dcf2f29f7a4d5ff02d11c256ae2b55a6b08d5593b9b085ef');
INSERT INTO party VALUES('fdxwye5acbhebykn','victim','',0,1,'applicant',1,'natural',NULL,'attending','ca2qrbcpg93tgg8p',X'01d3eedfb1641e6a9d1cd94e12c1cf1d166edf8e88a502fad2cbde0d358c0706bbc599203de2bc3dc48b1dbca013105d09a55e9cfe4b5b97eb33fd95d43a6a371b2f0b56043ee4021dda42ad900a95a76d2011b1d3016beefbbfce7b4149271be503a144c3244416e4ac9d1738b78bc2f038e70837bd0ddc30a9a56b4ceea66ace3c4869fdaed69def6fbf827bb812fcb3f682a6959808e20afaf50e0220edd305bda8200c30670eff05136b2118c08ca4d535140737ecdeff768fddc26ede1f0cd3b18d12e58d78c813d5a26c3102de77bf7942ac1c398dad03095138d284a4467d35a00f7273c829bbaab2223a61a938233434483e30c078466274182f66eb6db87f337baaeeaf6c5628ac38d969babcc02a421eb0c7ef3cefd5417ce5f57e2a0863847258c7d2d3d28cb40e95b0cf160fca582171b96ea5521fafba2c363d99047ce2b786261134d6ae29bc00341cb61d7b047643091a963abfb10eaeac4585521665bb638ae822ca9dfa1acd802b01dc6268ac89349f');
INSERT INTO party VALUES('fdxwye5acbhebykn','offender','',1,1,'respondent',1,'natural',NULL,'attending','5mrftqxr3f0wmcqn',X'01d3eedfb16c96a78644a74633ddad4aed36548465420cfd7fbe5f2b007c8f1918a3451d0a9d497ab170e21f53993546910d369f747465472a6eea30695793f63de51cc5c226fa9bccca8fe0f29cf088cc05c546d49b1a32236d05160c8a201c1eb741222ee307ebcc9a4e50addab490f5d9481a715ca3ba535f8079bb626bb81d2e508db4c5b29349e4e981abc7a1a2d742f09f27c9daa4f556240590b31c9843491ec3d2ee76307d14673de4a23b6878a312ed2e0bff48a6804873e196c01d7110beb06de57a8fd7c6dbb285a42d389f784f2d54dfe4ec4571626987872915a4d6322cb578d2dbfa7ca0380d3ad182fe334c71212ad5a10c03125ad11255a15aa6d70926292b4aaec41afc78359b45ee55f3aba7ffbefd86c481e4a6721240d99ec4d34656e166345e057b68fbd4ffb7a93b4e59d4b41c9e319bfe7ab41c0fbc7633d138c71b4de83ddb1e5927a22cc8921b07a5b8b881a699e9c10d5df6f471ffca10baa8257d3cda9a220318e46b9ee1a7e9151c25f1');
CREATE TABLE IF NOT EXISTS "agent" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "party" TEXT, "kind" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "session" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "number" INTEGER, "started_at" TEXT, "ended_at" TEXT, "room" TEXT, "open" INTEGER, "mediators" TEXT,
  "recorder" TEXT, "attendees" TEXT, "result" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO session VALUES('fdxwye5acbhebykn','k7wyhdb6a2nnqx7h','',0,1,1,'2026-05-08T09:30','2026-05-08T10:50','room-1',NULL,' chen-guohua ','tang-yi',' victim offender ','not-agreed',X'01d3eedfb15f6041373b9e5a74f3efa6ef0b95223e0fc6b973548bc573367a72c20f9758bbde5ffc5790378a1657321108ba423bdfab203d1162dcf4a2687bd44e11fe30e139032034420ae94a45006676296891cb6849b1c6b5731f915003a8fce5e8259c55a38f01548976071ffff673a767cd916270a66cc73ce2620021d76e05845ec432cab63c5faefda63c3711ff272994ef84a06adf3cc4f59dac3322145414be918c0049ba5363b32f7d845ffe5a7ce38284739fff43d58ecd549b845144044f800438694b28058ffb2ea942716c1b7b80620fb18b1492039da008a73003089453962f1d1a2a57f545a225b3b4c57724e17c0d74cabc00852d84673fe471a59d1654f7429b58720f420d59c8c615d5fc16e2dd0d0fcb77a4797a0cc99b5203a58590e94797c2433c5554685635c4f57651b567cf57fec941319a7b1bfb125510950eb46f3f278df86672aee80ce8ce3296c4872f98c7286926bbaea92c1af170d41cc18bcd787587cf9aff7781bd6f93b62106877e90b42b09d4285912b05b57f20fb84a2a69044a451b2fd0b3a8aee604af89b96365e0335a95cd63dff26d41aac7b0b5950162667f33e143f2e698949caaafe80e449c662e49b40f298bd1704c90bc22ca65a98610ad8ad818b670ee6f736e9999e1204b5b7991bc92c836b3544d794f7de8e380');
INSERT INTO session VALUES('fdxwye5acbhebykn','btcbfn2vd16db42a','',1,1,2,'2026-05-14T15:00','2026-05-14T16:20','room-1',NULL,' chen-guohua ','tang-yi',' victim offender ','agreed',X'01d3eedfb138619af4053a5c79c72ae233784e7e184b3a3a650d191c6b80248634bcb8b534253a60b1bcf1a3e2369133fbc45333475e33b18c5c9849bf5b24d464d06edae13d86fec1f8df2837350ad5d949c5cb5e9932a7c35e88865f2ff52d530b8c46385b76f24525f8678f3817991177cc196b7f55b434941df602d0f98369b4f5780734296879cf40c45c99a5c42280b5a584fc4efe16905c6a0efebd4f19b00a836b5e9287b44e27d208f1a02974af0f32ab143788dcf25ee1f5d9665f49ae74c8f139cc622075eaef477470e4877f5002f8d4d709a2cc7545c127908d7c31e7aba81fff8500971eae4a2225d481958993fc79d56c9bf1f9b723a4d7ad2c4c383160f618bf92faf0b5cfdacabc459b37ccd6900bd21a7f1dc4c515103ab91a889aa132d0ac809db1ba21f10273e0f3a657040a0f0dd13356e9eb14a1c2e5a4844aacc42cb08ce1a1f9cd47055be2e14d7fdd89d7e3cf6e675e98dbffecd5acc6a24fef4dd8faa7795afd3c724d404a5b97ebb9ccdac8449b62943fcb44c026b9980721521808b8777570f0c29abf7cea804ff92b5cd5225ee1365d05e3a35bc4dc31199f4fe0bd8575552fd88a1d2df08ac23637cc0cd95c1080083900f6d8210ae7c31a59fd867003102791517eefa0f7ac0e5e766ed2f8250ad09890591d76');
CREATE TABLE IF NOT EXISTS "inquiry" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "at" TEXT, "investigators" TEXT, "recorder" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "agreement" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "kind" TEXT, "drawn_on" TEXT, "on_the_spot" INTEGER, "mediator" TEXT, "recorder" TEXT,
  "voided_on" TEXT, "confirmation_applied_on" TEXT, "effective_on" TEXT, "performed_on" TEXT,
  "followed_on" TEXT, "total_fen" INTEGER, "copies" INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO agreement VALUES('4xkbgxvgf6kw91d3','oral-1','',0,1,'oral','2026-07-09',1,'he-min',NULL,NULL,NULL,'2026-07-09','2026-07-09',NULL,NULL,3,X'01d3eedfb1a00e48a41d27e48795948c129cab13362a96af2b7e7a4ec994d346dee75476bb52a25f6fa14dc80855c1b3b2567a7954fe885485b06c5ee11cf2066ef6ecc8b55d7008febf5ca576eb6326a18ae00ec3b5a804d92a0cc3e81b8386efc12eefaf9833a62a1f22494c4479625590f855623571d263e45187df7e8349078b16454ac22580');
INSERT INTO agreement VALUES('fdxwye5acbhebykn','police-agreement','',0,4,'written','2026-05-14',NULL,'chen-guohua','tang-yi',NULL,NULL,'2026-05-14','2026-05-18','2026-05-19',80000,3,X'01d3eedfb1fe06fb7b63d17e3b2cb0a8cff5fac486902caa05d05f1db9906efdfaa5940a2119d5ec57767ed5d718e99f59fe729a128059b4fe4b6808e843cf644af9ffa11ecc2ca3cb2ad600817777f547f2135de4ecd58d1fdb727a4fa9639c306f0d25dc6e2f40173cf81953914a8be71dddede6d15874e7db344863fb21f98d24f5af9925b3de304701f5521063869df47afce51b1815d6bbcc17b835ee9b2faed1006ad4b0c382eb35189180cdf307fd1ed6050dcb6229f49eba0572c37abb0f5d2a4e851552db3f271323472b2d0f4a68a89e96d3d1a82dcf26e7ea893b3ba0233c83617adff1f9731bdf086addaffd0e09d3bcdb0979cd9954cfe0f111fb47c508ec2f82cfbaafadc0b28d6ad64be8506b76a858d46bf78e30e4317a6b624aaa4cde8ea1fa7f46ef52ef326ab5b0f140d229be85caea84069ec7866ad52433e8d90f6fa47d0f06eb6e9df0f79b813dd54423610c2c59f7531c7fbcc3e65ea330ba8d998d2a399b6dcbe121f91fc3e0d720419bbe1639f46d0219e37ee61a8936dd3d66a7ece1f4217f37cd70260aa9dd8397762b2ab1a7ea87d55e9832883a8d33ecce82eeb197df57832a6fe2150b9c971b2228c479e68ede3900dc91e1e0ce8ad93823e0b4219df7c4956093ac0dfbb3f9d70b8e128823d33eb795906abacdc0cf735045e22be4c4e533799955c4db5faf6039dac5e97bd7d4afd93447b0a634addf231b26dbffc1a74a0323750abd7a936fe4f4eaa914e05f4fd4e83feb5d06df0394c88626cc4b73cfda84113325713016ec8b454a050c1d1b02ce07fc0fe0f0ea0fa00de7c5a242e1036f32e8f5d907');
CREATE TABLE IF NOT EXISTS "term" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "position" INTEGER, "debtor" TEXT, "creditor" TEXT, "matter" TEXT, "amount_fen" INTEGER,
  "manner" TEXT, "paid_fen" INTEGER, "performed_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO term VALUES('4xkbgxvgf6kw91d3','move','oral-1',0,1,1,'neighbour','walker-in','other',NULL,'deed',NULL,'2026-07-09',X'01d3eedfb1a1398d8489ad0948cfeb043498ebbacb1d36fe0493f4f7d897582a359152ec280faa5c1aea76466b628961332dd2d37d6576b604a4417209df8611282e048ff1e348d47e7b0afdab7cc353bfcd9ee1eca37e8388416e018990e35a2a90a867ae431a25f893740d73cfcb28e3b3a745bf40a78bd5c64e004310cb96985ba8b99e0ca99390db0475b4ab3167208346ab36152a');
INSERT INTO term VALUES('fdxwye5acbhebykn','pay-800','police-agreement',0,2,1,'offender','victim','pay',80000,'cash',80000,'2026-05-18',X'01d3eedfb1ff466f00d5cf2c4382b9db16702fe05ef1946500badf42d511aeab673a6a7797c1a066bfd6396cee55abdcd38c3a498195228bcc9f03aa91bff735008676068fbe232cc100fa48578f2a3891a510d10b7b154cb192629e0a86f10b804a1fb3807f4ec4938c');
INSERT INTO term VALUES('fdxwye5acbhebykn','apology','police-agreement',1,2,2,'offender','victim','apologise',NULL,'deed',NULL,'2026-05-14',X'01d3eedfb135af00a437313efa66f3ce30d87054b5bd6810514446fee5aeb515b72a6087496339ca558a95d65190eae3936995a4de1fac506f10688930119da5b9895b3e8c3a676f643ba6334589357d95831007ccb14ed228a44f3446d4515b62493d642d4201d135f1537b32');
CREATE TABLE IF NOT EXISTS "instalment" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "due_on" TEXT, "amount_fen" INTEGER, "deferred_from" TEXT, "paid_fen" INTEGER, "performed_on" TEXT,
  "followed_on" TEXT, "unperformed_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO instalment VALUES('4xkbgxvgf6kw91d3','t072qyayf31sx9rr','move',0,1,'2026-07-09',NULL,NULL,NULL,'2026-07-09',NULL,NULL,X'01d3eedfb1b492dfe7115895b15d7d975439eef6df64f0c922d11eba3882fdde5ba1b7e9b5924accd397600b16591cd00df2ccfa81e745c03478def3adf10b956360a5972a82ccb47f6e7f5fdd84');
INSERT INTO instalment VALUES('fdxwye5acbhebykn','due-800','pay-800',0,2,'2026-05-18',80000,NULL,80000,'2026-05-18',NULL,NULL,X'01d3eedfb16ba8eec9d751ec6af3b01ae754efe3ee7a481958869e3792b4767e1faceb634b35c9ca2e2db26ee52431555252f4cd0a66fafefbb9291af4cabb25492f6a8d7a0eae4251d51ef574e1');
INSERT INTO instalment VALUES('fdxwye5acbhebykn','due-apology','apology',0,2,'2026-05-14',NULL,NULL,NULL,'2026-05-14',NULL,NULL,X'01d3eedfb187dcf647de778bd30846249e44d7f094b4e128d61388e59d9ab348bc7c3269391af25b6c979a82d542737a13ea5ffc7517293bfecefe00f09762e8a1232bf6d3d2b4afd6ba9d7baa5d');
CREATE TABLE IF NOT EXISTS "performance" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "term" TEXT, "instalment" TEXT, "on" TEXT, "amount_fen" INTEGER, "manner" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO performance VALUES('fdxwye5acbhebykn','fz6p27yg3zamtryc','',0,1,'apology','due-apology','2026-05-14',NULL,'deed',X'01d3eedfb18242dfc91b7206b139957571f1e10dad63c6a0fe8f4514593da938674263b596e4527dd4700393ad686384908478b0d9ac15c59d0cfa38b09b2abd82ce14485ec643a02a7431e7fb50');
INSERT INTO performance VALUES('fdxwye5acbhebykn','z2r0z4hx1ymddtmx','',1,1,'pay-800','due-800','2026-05-18',80000,'cash',X'01d3eedfb1d97c6ab3537b5bb7ba3a03d3c20759fd43b9b0828344ccbfe829cec8066d7ea25017c2a638c65fb32df182aa00024f43cdcdb38584e545f68a1b0481a6f7c76ee18e9622b6c910730a6fe9d7f7c663bcff9dc3308f7969ff75939c86af9db61f1b1d8d1a762f5d4e99138e2fa508');
CREATE TABLE IF NOT EXISTS "follow_up" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "agreement" TEXT, "instalment" TEXT, "on" TEXT, "worker" TEXT, "party" TEXT, "channel" TEXT,
  "result" TEXT, "satisfaction" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
INSERT INTO follow_up VALUES('fdxwye5acbhebykn','9dgfqpj3d2a02xfd','',0,1,'police-agreement',NULL,'2026-05-19','tang-yi',NULL,'phone','performed','satisfied',X'01d3eedfb1ccb5e01ecdf09764005d99d2447d316aef6c582382e1731aae3d9079a051657048ea0aa4c20b1d6630810ca0a0612081a002aadf53a30fda90b340ce7ec173eb7a0b6c5d6c1c0e25b4ca3df25c489d1c22ff02f8d97f057bd1d64fae319ae02d6a78de5646525d85360932e3cdfafdf0bf37bff42839cee5e215a3e0f2');
CREATE TABLE IF NOT EXISTS "urge" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "term" TEXT, "instalment" TEXT, "on" TEXT, "manner" TEXT, "worker" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "transfer" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "direction" TEXT, "sent_on" TEXT, "accepted_on" TEXT, "returned_on" TEXT, "feedback_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "pause" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "from_on" TEXT, "to_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "extension" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "agreed_on" TEXT, "until_on" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "reopening" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "on" TEXT, "closed_on" TEXT, "ended_on" TEXT, "number" INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "document" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "form" TEXT, "form_version" TEXT, "subject" TEXT, "printed_at" TEXT, "pages" INTEGER,
  "copies" INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "attachment" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "kind" TEXT, "size" INTEGER, "party" TEXT, "agreement" TEXT, "added_at" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "correction" (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), uid TEXT NOT NULL, parent_uid TEXT NOT NULL,
  row_order INTEGER NOT NULL, version INTEGER NOT NULL,
  "noun" TEXT, "subject" TEXT, "field" TEXT, "at" TEXT, "worker" TEXT,
  sealed BLOB NOT NULL, PRIMARY KEY (case_uid, uid)
) STRICT;
CREATE TABLE IF NOT EXISTS "activity" (
  seq INTEGER PRIMARY KEY, case_uid TEXT REFERENCES "case" (uid), uid TEXT NOT NULL,
  timeline INTEGER NOT NULL,
  "kind" TEXT, "at" TEXT, "channel" TEXT, "direction" TEXT, "party" TEXT, "worker" TEXT,
  "subject" TEXT, "action" TEXT,
  account TEXT NOT NULL, real_at TEXT NOT NULL, writes TEXT NOT NULL, sealed BLOB NOT NULL,
  commitment BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
INSERT INTO activity VALUES(1,NULL,'k5nbhew8fv5dn786',0,'setting','2026-11-22T06:19',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'create','chen','2026-11-21T22:19:57Z',replace('organisation cp6vfcgpbr090yfx 1 AFO0HLxrEkdY7xtrDX0j+iNLzYZyQt7Hr5Lp5g2rCOk=\norganisation 8bjt8v1ydgqkgrbw 1 4v/aZxFvRh05qUFJEgbJgd/z/rF1Vt1QkQcdNs4eIKc=\nworker 3wb8way2c6qyeeqd 1 +00Yg8vTuoCa8NUt0BBpaw0Von58MLIcbiMYyv78pUI=\n','\n',char(10)),X'01d3eedfb15b4d4f15b94fb1cd251351c3643eb5f9ced82279ff119befc05ea52fe909a19e975db3b03074892b6da8d24cc09038cfd749ee1d149887f90da8ba1a0db4bef180f6196e72c9b1b8d07ac8a8c8f6a4f0a0d17cb5f2c9814f69accbfcf191334a986c432ad4',X'8763a6f9c36946424df19db1913a97ef8c36307bd4afeffd05551a3702133181',X'148ddd1e3af2b7fbf4ed384885f8357879a3be3e8bccde9042d52742f6f5cbad',X'074fff927be859bc58c4cb8dfe4af30269d0db48426200723c78745b116b6ab61819689c391bb5ef21e7f4671786644e99e3f8d84f235ea20f2f9e4e91d85e04');
INSERT INTO activity VALUES(2,NULL,'5rek6appsgd91fyk',0,'setting','2026-11-22T06:19',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'put','chen','2026-11-21T22:19:57Z',replace('worker chen-guohua 1 Z+J8S3JF2nu4/DOuYaloZJVnrG8IWV2yXrDsUDd2sWI=\nworker lin-suzhen 1 Mr9aomZp+Yw/yOL1t7uJESnb1i8zkc2t1ttZbRjxoGk=\nworker he-min 1 0vjFQb6dfNbhS0t3f6m8dre6lOs701HAUKSBlriVEPI=\nworker su-wen 1 oRHnzqintVfzXPNS+11ko7FAGB1Wv/o2dx6WPdGUCgU=\nworker gao-li 1 PNbl1pthq/lzjOrvW24uwBljmmI+GsDRdzYhAM66zrk=\nworker tang-yi 1 hnCSjU53PSIRNvU9ie/QYz/l+dA/IPPVJmeKVX3F3HE=\narea a-street 1 zWSjDdZhXOVPtTaKCznVYg2qI8G+ejjCUxwg25QK8OY=\narea a-station 1 d5jaXY5s/0z7wy6euD0EAFYd3ol8R79c1gwIkqEYrxQ=\narea a-police-1 1 nVpQ7aedPg5GsIOn+95SQVekriAE7Y3lXm5C3UYrkU8=\narea a-longxi 1 ekUvEV67LNMJE8ZNvDz1PdLghUD+pi/aaMkgl4oVaCk=\narea a-longxi-1 1 50QTnPx3BFT1iOMMC89ijpD+IrrrS2JOVq7nSzE14Ew=\narea a-longxi-2 1 CS2TvG0C26PjyNeZ0uy7gdKhgXMjESCMw+q/WX1nUu8=\nroom room-1 1 FI3TWTejNVAL4QNXwXQU8sVl7tS/4D4IRg6Nw3WnJO0=\norganisation 8bjt8v1ydgqkgrbw 2 MNQW4py1eEZM3gf1g57n1dErbxOzx1OJZmBZduMV9tw=\n','\n',char(10)),X'01d3eedfb13454571dbfc1fefa2280fc8316ab6d5d1268d4a32a42630c31cbece8ecd3a7352608b4567c5df9306b08773cba776ca999533ebcb50ab87b095e90139d5dc616f547fa703d9a7830cc',X'784a24915e995121f5d4647195c5f2a001d7569283f10acb666a03346ce67e6a',X'2b4b8b9e1597889903ef2f0f78bac14b3abf8eb454351f5ed750b777d9fb3d16',X'5ea4b4d3d39681582746ef2409435576c2b8ff3e212c9902b6f4f251cef083385eaf6636de916ddece08faeead3bc2e8d17b6aa026bdf75c2aca830a8346ea0b');
INSERT INTO activity VALUES(3,'4xkbgxvgf6kw91d3','e8cd3cexwrtsn9j9',1,'decision','2026-07-09T10:02',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'register','chen','2026-11-21T22:19:58Z',replace('person 6pdcy2q1eystmkw0 1 ZWwvHgW7299+fs2mpwG60XFSmh8KdnlO+Tt4MXwg6bQ=\nperson n13e9xwkq1yvhjwz 1 Xo+k67DBJPJK8fNEUXEvwD9gOnaWF97bU4RlVknatJQ=\ncase 4xkbgxvgf6kw91d3 1 qgfc11xj7qCWcIkvpij5QNiGZ7AV0uuyMunzZ54KWIQ=\nparty walker-in 1 wZBOafPNDQTHTCV9vXdiHoJEAAaD2h+0qXacbAnvNQI=\nparty neighbour 1 CXOLNbFxdZ/fTQMh/JWIdyfaIRF1L4K1QdK6/8jjcyg=\n','\n',char(10)),X'01d3eedfb1fe440ab45d1359868bfa72c913a1a3d505a3a8664ddeeee503ed445bb81605b8b8de28d61835ff91d583c2b40456aba2cc9249332778523420649cf66871583f0ed8dddc69e578d39b',X'6a5885c57da2dbfcb2177fd9a2616772a77d2da7cd9ace7fdeee227a214ee6af',X'b76de1ad89685da593d4432f332419410b095bedc91eb3b86cb31965c927ccfb',X'1d1addb4f7b82cb64b04a71df9952c2134203685fe7ccc197328c6b916a201fde143f75138ffee3d15289670a0dee78ff9969ffa5aaf76cfee1f50b03d21a90a');
INSERT INTO activity VALUES(4,'4xkbgxvgf6kw91d3','6v8va4raaf1fx4tr',1,'decision','2026-07-09T10:03',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'accept','chen','2026-11-21T22:19:58Z',replace('case 4xkbgxvgf6kw91d3 2 bluFdeCmKNFrPI+r63RLubTtIm2hLoPB57VDEiySMaM=\n','\n',char(10)),X'01d3eedfb1fd2da98e71c8a31da0eae3cac007416a255672d288700be9901de24e1c7020dd83e3b765e6f1c59faaa2b9bb6708ab79a531d7412cf7a302ef97dc52eae9d68b99377c93831f5593a6',X'c22babc01b0537b89765d9dc24aaa1480e91ee091ad6b75c2c7617298da3c93e',X'53b48bffdeccdd049471f98cfe369c9fdd0c68cc34f85c697fb332813037f397',X'68c7855b4f6c71b0b0d2cfcd5d2303af0c95c526877f3f6f72824e816e98b4553918a56803192db978d05a02242f955365805a1e82658a27467241ed420c290b');
INSERT INTO activity VALUES(5,'4xkbgxvgf6kw91d3','zpaypy7z8cxchnmk',1,'decision','2026-07-09T10:12',NULL,NULL,NULL,'3wb8way2c6qyeeqd','oral-1','agree','chen','2026-11-21T22:19:58Z',replace('case 4xkbgxvgf6kw91d3 3 k3aVYw68gHRAk+gd/OeNcDcftjStSJ00e5QgQ8bTcCs=\nagreement oral-1 1 0k+WD64LXJmg0zWh6Nol8kA5MHPs7TmCAgJaLkvoJrI=\nterm move 1 E1rrTPYc3TLX8twQzWCv2PkLJM8gbI9jvbb44CZobfs=\ninstalment t072qyayf31sx9rr 1 abKftalmInFnzz6yu/gxrSZdv35W4JOj+WvABr5RrL8=\n','\n',char(10)),X'01d3eedfb16bb721b23372640cd264dad52c5750c333f11501577cee9e040d9a1f4447b3527b679cc4a8aaec84933b8ba30d2963bd57a78f29189d2bb4a608bd6fc1b6dc9b479dbef5838b5da4c7',X'08e93eba75596faa0e4e06d6d9d5f3d65ca4367d45b767441d11ce7677ab29f0',X'076cd548217bfc06cda973ca60d42de02dcc7e75ccc123b0a2084cb2a4e56cbd',X'98cf7b610d0d9ad2aae85fe642c8b7cb69eec2a8e4115036686448ce29bee5affa3d6a999daf177e6c9aef2c660bec0777a47b84072bc1b0e138f7cad973940a');
INSERT INTO activity VALUES(6,'4xkbgxvgf6kw91d3','hnejhjkbryysv2n3',1,'decision','2026-07-09T10:15',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'close','chen','2026-11-21T22:19:58Z',replace('case 4xkbgxvgf6kw91d3 4 sMGqE7HfFIa1lhYpkFKGl1hatG74R+J5R3nDRE9gV5g=\n','\n',char(10)),X'01d3eedfb1e4c22e9e98d9129d211c84675851dc95cb17054b0ac1f9029b04ae51f1c0390f470ededdb8e81c7ece943cf3589af708c8292848c9425e998f78f7f49f43683ea20fb975fda8d8bc78',X'6473bddacaa455db1fa86918361cec7d932157ef8372703e636ac56849044d76',X'b8d7d0e9418330463b085b9b632cd562a9f03488bc13d154ae9c23dd67f235c0',X'f76bc0c07def9ec7cb618e6da8f29112c16f7aeddddedd860cb45a9c8a878c1d55053d8ebe6986d17e0dd3307b986229c82d151a878940c8ae234756e6318808');
INSERT INTO activity VALUES(7,'fdxwye5acbhebykn','s2tgqcpk4z3f4prj',1,'decision','2026-05-06T20:40',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'register','chen','2026-11-21T22:19:58Z',replace('person ca2qrbcpg93tgg8p 1 ILM3+r0byELSMKcFH8EEBjNABAi80TzSPk266Yno/fs=\nperson 5mrftqxr3f0wmcqn 1 xKhipDo/7rKCuE57WM1a7t+HHeamALTmrZFukojOB3c=\ncase fdxwye5acbhebykn 1 4e2IhEWkijaylskMJa7+M2tejEvv/EQ3h1uLO+IzTQg=\nparty victim 1 JI7td0nkAFkFbn8Q+/bJ2WTcYBQdWXcuZWe0vAsg3h4=\nparty offender 1 275SIBmok3btKN0d1zf2Pg/pNaTYbi5NzThMl4DrxSw=\n','\n',char(10)),X'01d3eedfb1769df2beb74e4ed89bac5642a32739875c3318dffbeedebbbe593b47247ac33b6eb57079277e8e8297d11a53533875bc8b901c3e8a9f5a4f9cd98f120ef80feee600668ede34c271ba',X'18194089ce1ad251a1b2588abbbeed786ab62d09d5a68325d38911ec011b6fd9',X'b6a9cc6c6a57f5f8bb7c1485ed3900ee3577a8cb0f0e788d1a5cb4c516d3e629',X'59721ba32ed52865246ca9b5c51d45f029c6c3d9d1815fc1e59638811be01233e10c0cc28a496b59c98aff25a26c6ae51b55e3d9346b238220867d34c2b9ed08');
INSERT INTO activity VALUES(8,'fdxwye5acbhebykn','fj853a6qtxcp10r1',1,'decision','2026-05-07T09:00',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'accept','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 2 k5Qz39fTvOl5T8+nXjmwgrZXuJ31G68XsAn97H6MHPY=\n','\n',char(10)),X'01d3eedfb1df258b4c1ff7d2385857e749001760e3c48cdfe519fa637aa419baf7aab33e5780c714e6e1a37cb8d654257bf3f8353a930eb3d1295cbf9776cb43e47e863cc93f0905dfca6eeff9d3',X'd7b71295f698417f626faf759c7d5eb559d352515c33d5177998f42063ed01c2',X'6da61e45f8b157d64afa6fe3f199339f78f4b82ac7a3841d6ff14ff4f014563b',X'6273ecb8d86db79a9b34c3e9a958e3ca378ffe1c240fe9eef31059f416cdfaddcb89f6863ccbc1d4cf9150afcf3a8ec6db2325e31ea96ca219e210f85611750c');
INSERT INTO activity VALUES(9,'fdxwye5acbhebykn','x1dvwcq89msh3a92',1,'decision','2026-05-07T09:20',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'notice','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 3 adhEreJ7sGhYyeJblRLOmst9HDXS6ZlSPwlrGx+zgoQ=\n','\n',char(10)),X'01d3eedfb14f0db7eefc3a2285819ec70ad752a39a48858bac184959a9544440a7a619c47f9ea5366420dbb58dfea2ca916e6a386ff382a642c2aab5c1955362feb70cff5735c412b31b8aff2503',X'0900f6037459af7c1d214cac8f850f5b200bfc70acd01f3366d7b4052ea8a93a',X'7995a414d2eaf2ebbf2cadcceaa419f2d0ed84490fa34696cb2e1319f5c74763',X'880fd406fc5ef187486b465f48032558a6b04b2bc35d299d7b250189e81aaa36ed1eb6f4cf21482a8a1c505f98446c822d009c8d1aabb7f706fed7afa5486d0d');
INSERT INTO activity VALUES(10,'fdxwye5acbhebykn','0nwnwfqmagz7zst4',1,'decision','2026-05-08T11:00',NULL,NULL,NULL,'3wb8way2c6qyeeqd','k7wyhdb6a2nnqx7h','session','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 4 rLGOuIcQNy/71XeDkp8jpzyBk3J9AfMZPTXhZryGUaI=\nsession k7wyhdb6a2nnqx7h 1 uFnmiGZMoQvQTaODiOySkiWX3xI3eqzMkpcFCR/5WgM=\n','\n',char(10)),X'01d3eedfb165f0c9f0b78d4393313c91461e06b8307d9e8ba886ba6a5b65edc5bf71dec7f96df231d8a008d0cae5dfb894afa83f7e6f67996997effd0d7bfab53dfa312430b530cea52a1f6d8abf',X'e9301f7ce6e570a71912ca307a35be47e11745945d30e9bccd68e1d6a7d4f33d',X'a51b19fae6b5583968b52794fc3d4a0079177dac3066383bf1805f510bef5368',X'40340e701a8eb586806d3e9373b4114d33db776dfa73b17626f8c3a9d69f1ab0f98819d124588091ff550471abd2e7bc4d1a16c0e6eb38aa4cdb7f5e338a310b');
INSERT INTO activity VALUES(11,'fdxwye5acbhebykn','s7x4feypgcxxykym',1,'decision','2026-05-14T16:30',NULL,NULL,NULL,'3wb8way2c6qyeeqd','btcbfn2vd16db42a','session','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 5 2mbJ5qTYm1RSXqHoFhLmq8JAHRBGTiQg8gpgjOXa9wU=\nsession btcbfn2vd16db42a 1 TC3gGTZn/JaIczziRfaUM6A+jRWbIOUWRwjeA2k4HHU=\n','\n',char(10)),X'01d3eedfb113affe162c1ca85272fb5b04c34d37be1e2734626f8a6f68415669b12d84c99b8269524f6f4520cebae658293a6f0c6c3eb0c0eaf76d307cdd7b62bc6e6523063ac3044e4b0033dce6',X'e77830ba2f66e96dc60aa2139168a45a84cd4f7d4c7cfe10e1f462e7ab4ef06a',X'3954bf05a5a17e71714be6071be23fea69dca7370797011d320fa1ebbce5d2e5',X'64000faf6eda75d7faba9c5bac0bc1c303aa32ba18bf8776c308cfecfb818438b3740f5097498b673734747628b66719c761469dac88e8ae9e9de064e6278908');
INSERT INTO activity VALUES(12,'fdxwye5acbhebykn','9ha6kwavgdvenx02',1,'decision','2026-05-14T16:40',NULL,NULL,NULL,'3wb8way2c6qyeeqd','police-agreement','agree','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 6 dvOoHfaK0P4hKet8i4oNi9pKUGmKar2oT8FvR+s/b1Y=\nagreement police-agreement 1 9yJy2wBaDyyuDwqQ14Pdv1TrqYsvyqWkLiQKnLatyTU=\nterm pay-800 1 f1wZRYAsBHab09KO2yjFdYIZAGwwerbxPGacZAOH+Tw=\ninstalment due-800 1 NW9EV/eFHE4AOXZ1/yjEs7ziY8qEieNsLtfjPcPpkHQ=\nterm apology 1 fvmOC0wlluJq0Pto+mTNs1usEAfBxp6ATywRQsulzms=\ninstalment due-apology 1 kPi4NZ3LV7d4d71hxb/vO0YQsyvq/EzJl7H+VPwsZWw=\n','\n',char(10)),X'01d3eedfb1aa188c49af241e553bb6ab3b691d87311dd5013245a4d5758f48ba8f733dfe10b0b2ddbd3e227e2548e1a8a7966e82b58321ff5af92102117e494602e0a6723bca39360a89b95dc140',X'b8c97e26a272771881872cb8f42f2af7f1e980a64bcdae2803da877172212f93',X'760674c7be8e948741940f0393741d7bb8388394167072526e1dbfc7c0a12e50',X'38dc649311d2a72a7f35e119a0324e73d455afff1e3197222c2e0ac469dca10e4e7acfc1a5a79c8c733523b28c0d133fc36e7446e965811854cb7c4952664208');
INSERT INTO activity VALUES(13,'fdxwye5acbhebykn','p9t06pf8t5a2yhc6',1,'decision','2026-05-14T16:50',NULL,NULL,NULL,'3wb8way2c6qyeeqd','police-agreement','sign','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 7 t1ApEwvTKVsCV9niugqctcTjPsA49SuS9SGAp6KtxPk=\nagreement police-agreement 2 ySwxI8l+j70LECW/S7FMHihHBw5ffWQhnfXADOgQQQQ=\n','\n',char(10)),X'01d3eedfb14b3104c1e67aff553cd7d18be1760860991db72dfc5bcf8b76f954c640226eb7b8eeea8951e0e5016b9fb1fff9db5b077591a5aca9fc125cd6d190155f87d81e4ca73ecde032345d8f',X'be2e1c10a083b05141c1658c958e5662c44542e65052957573a63faaf3cf5973',X'1f10fb658e7d24b1ab005f31f6d3156989b07e48a1e61aea1271ee485d33145d',X'4c924db7d4619ab538d02ae1f5532f74503347d79c32f28d05e20476f71362b044ab64c4d8ba957c70bb66d5d58150134061694856e75d3bac1638e84cc9530c');
INSERT INTO activity VALUES(14,'fdxwye5acbhebykn','jvb1sfvbpgz2bchs',1,'decision','2026-05-14T17:00',NULL,NULL,NULL,'3wb8way2c6qyeeqd','fz6p27yg3zamtryc','perform','chen','2026-11-21T22:19:58Z',replace('case fdxwye5acbhebykn 8 GnKobVgcdlI1MJ+fh3Fy2vYv8w5/YWT6p3U4s75vJro=\nterm apology 2 CBgW0uOR06W2RX1fzKZClBBzgUK72AiBosJAfpRUhx8=\ninstalment due-apology 2 ZZitV45gsY5PWb+36hT6QfjJffzRod18HXBg88xyLPc=\nperformance fz6p27yg3zamtryc 1 1qSdT6ajcn1c4OGNk/Oq6jUBWkbgc5Y6x7Ls6LA7Xgw=\n','\n',char(10)),X'01d3eedfb11fae35e4ff5e6dddfb6ece9207651eff04541f69553f6a55f65066e873debb18b81dcc64129dc1c58c7a01ccbb22dccbb3b1e63b619aa9b14a8e94a06aa511cf3ba8e3b66e82ddea6c',X'3618062c88cb3f712727f134a9f0dbe5a7622ce0bdd14b0123fbc8269b19758d',X'55900926ba761068ad5c99d138d5784878541475f2ff0afa276c25f75d38281d',X'402a172b408290044257403b4bb07928fe95dc37c7c5c6e47b72105fc19cef1917215367004b3c1b85d44951286a64a9547de37e03fae4ced50bb8b0eed9cb0b');
INSERT INTO activity VALUES(15,'fdxwye5acbhebykn','kz2gxjwrncayv8f1',1,'decision','2026-05-18T10:00',NULL,NULL,NULL,'3wb8way2c6qyeeqd','z2r0z4hx1ymddtmx','perform','chen','2026-11-21T22:19:59Z',replace('case fdxwye5acbhebykn 9 gD5Y2lCgEg3ZQaaGzxXv5Gd9/C5oUSxdm605iGqEVtA=\nagreement police-agreement 3 XhGB6t4VLe5Xmcl7X0DrvqUEONDIuds4LYi59TsUZdU=\nterm pay-800 2 M/bxPV9mT7ecLxran8Wjnw6rcqeoEuTocfqnvnjjLVE=\ninstalment due-800 2 9G/5P3QJ+nM44bYTVlZMn2bOxfN1W/7Wy69qQnFGgRs=\nperformance z2r0z4hx1ymddtmx 1 AlhqGrjlgjvp8c0DfUth4CPo1NyO07QnwcZnADSYmxc=\n','\n',char(10)),X'01d3eedfb1afb442f98b42842f1a4b308b910f42c1eab9cd80fe21291dd0bfe30d39e502e7a3bad05336489f0e8ea2acb08b344afa73c3dd2c86b00937242ce37584a0ce8f649351f8a849a36ff6',X'faa770b73ac336b548cbaec1435077c618ca93d2dcf3e3e9f7210621010d7dc6',X'98c52db589e2dc6c67608ebaa4c8f76d3928b52d92b31cd8074f3a9c0fe1f188',X'9fd2a5e5e43e71d8d18ae821be01793d1a63c27e6b2953299bde902cd8b36db4b059acf9213bef5cf39e795da3d32f72d9055bcec793e610a39b9b3b40f7c207');
INSERT INTO activity VALUES(16,'fdxwye5acbhebykn','epzn5m46cbbpprjm',1,'decision','2026-05-19T09:30',NULL,NULL,NULL,'3wb8way2c6qyeeqd','9dgfqpj3d2a02xfd','follow-up','chen','2026-11-21T22:19:59Z',replace('case fdxwye5acbhebykn 10 KsP28okd7fbB4fwGAwoiy+g3AB1kviguizIzobOZUd4=\nagreement police-agreement 4 wOSgxzjmWe++N18f4637+O+w0zDY4EYJg0CQnjzJKyc=\nfollow_up 9dgfqpj3d2a02xfd 1 ckRXDfgmeGm8fRCL2q4TrLEA8XalFtXvxj+TMwaXUuk=\n','\n',char(10)),X'01d3eedfb1f6d0f1eea990b7c97b62244abf260d31fd99fee5df6bd39f154275f18ff6e9b9bf6dafd923e5b7d044b2622c719fa4efc8e1fb359292ac03b980314ed9e77e86d79f698cae234f8fdb',X'9c24dcbbb7b9ef95d15f06955e83b6b0afc9a0468d9ec18f8e26b3ab0fe008f6',X'a9700041cfacf0e9d0a8113471933c0ef39a2e60eb81bb8033ae431804521126',X'd359958a189150a94e67d89354b44e159df666481f3947e47061c6b0665ee3732be918f2a9360101329557f6c514276a6ceeb2fb09b24cdfdc94503e8274ad0d');
INSERT INTO activity VALUES(17,'fdxwye5acbhebykn','tz4905ehdwabv4cv',1,'decision','2026-05-19T10:00',NULL,NULL,NULL,'3wb8way2c6qyeeqd',NULL,'close','chen','2026-11-21T22:19:59Z',replace('case fdxwye5acbhebykn 11 5mpbX20/7EVrqcujQvd+LQ3z1K7py6kp9MQAhcTvZyA=\n','\n',char(10)),X'01d3eedfb18a1f4dba347241f119f61a4077d3c9e23169d629b2a3ea0dc0a891339f92970b19b7f8ad78bac991e8e2d03adfa0a3332db1d94bc3edf10264a0b7391887056d7904488aaeebb3bfd0',X'af3fdad40b6f5bf6abff5034e1e1133a604ecb23e16348bf3c4a382f052fa1cf',X'3d0e1efa3f43085e37216d6878f31c41f331d622e2f1320f596a1eab1d6ce603',X'9e89f31fdce38279f82fbd95cbd3fabba3f5960b750f2cf9e36899098bfbb66cec1f2c721b1d122d87094c75b773b12d148ceb7f972a196c87f7b610202d010b');
CREATE TABLE clock (
  case_uid TEXT NOT NULL REFERENCES "case" (uid), rule TEXT NOT NULL, noun TEXT NOT NULL, uid TEXT NOT NULL,
  start_on TEXT, due_on TEXT, done_on TEXT, paused INTEGER NOT NULL, paused_days INTEGER NOT NULL,
  extended_until TEXT, lapses INTEGER NOT NULL
) STRICT;
INSERT INTO clock VALUES('4xkbgxvgf6kw91d3','T14','case','4xkbgxvgf6kw91d3','2026-07-09','2026-08-10',NULL,0,0,NULL,0);
INSERT INTO clock VALUES('4xkbgxvgf6kw91d3','T11','instalment','t072qyayf31sx9rr','2026-07-09','2026-07-09','2026-07-09',0,0,NULL,0);
INSERT INTO clock VALUES('4xkbgxvgf6kw91d3','T01','case','4xkbgxvgf6kw91d3','2026-07-09','2026-08-10','2026-07-09',0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T12','instalment','due-apology','2026-05-14','2026-05-15',NULL,0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T12','instalment','due-800','2026-05-18','2026-05-19',NULL,0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T14','case','fdxwye5acbhebykn','2026-05-19','2026-06-18',NULL,0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T11','instalment','due-apology','2026-05-14','2026-05-14','2026-05-14',0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T05','case','fdxwye5acbhebykn','2026-05-08','2026-05-18','2026-05-14',0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T11','instalment','due-800','2026-05-18','2026-05-18','2026-05-18',0,0,NULL,0);
INSERT INTO clock VALUES('fdxwye5acbhebykn','T12-performed','agreement','police-agreement','2026-05-18','2026-06-17','2026-05-19',0,0,NULL,0);
CREATE TABLE number_series (
  organisation TEXT NOT NULL, year INTEGER NOT NULL, next_n INTEGER NOT NULL,
  PRIMARY KEY (organisation, year)
) STRICT;
INSERT INTO number_series VALUES('8bjt8v1ydgqkgrbw',2026,19);
INSERT INTO number_series VALUES('cp6vfcgpbr090yfx',2026,2);
CREATE TABLE number_void (
  organisation TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL, version INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (organisation, year, n)
) STRICT;
CREATE TABLE draft (
  account TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, saved_at TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (account, key)
) STRICT;
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, sealed BLOB NOT NULL
) STRICT;
CREATE TABLE attachment_chunk (
  case_uid TEXT NOT NULL, uid TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (case_uid, uid, number)
) STRICT, WITHOUT ROWID;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','text_index','text_index',0,'CREATE VIRTUAL TABLE text_index USING fts5 (tokens, content = '''', detail = none, columnsize = 0, tokenize = ''ascii'')');
CREATE TABLE IF NOT EXISTS 'text_index_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO text_index_data VALUES(1,X'0a8170');
INSERT INTO text_index_data VALUES(10,X'00000000010c0c000c0101010201010301010401010501010601010701010801010901010a01010b01010c0101');
INSERT INTO text_index_data VALUES(137438953473,X'0000017d0e3030396d32776a7a306a6668793101020c6164307a77647462796d6b3601020c6a746e36686b78713267726601010d317638786630736a306a74706101010d32676a7274727838673738363601010d3337333476723771387279323201010d36377a73766d373938326e786401010d39786a33347a7664623934323101010d62737667727a3436703173343901010d663761656a67626e6e39346d3001020c7868746236396e366277316301010d6737376b6567616e68376d783901010d6838363170357a7967677a366601010d6a6164776d6b39387a3071313101010d6b737a39356671316a376e743601010d716466627a6a306a303431366201020c68396e63307035797835713301020c7a6a346b71306d776478636601010d7263656d38776839637267323801010d7330736731733273397868303801010d74647a793568787871656b613701020c6a6238653771336a7663636601010d786165746e386676326474353401020c743539347a6d3770383836390104100f0f101010101010100f10101010100f0f1010100f10');
INSERT INTO text_index_data VALUES(274877906945,X'000000d30e3030396d32776a7a306a6668793102010d3339766362787233656b6b6d3102010d64326131387a6134736d677a6302010d656a7a3278303630626636313402020c71656277773433676474686502010d6738786a787161773070796b3202010d6d7063787461616e337133386302010d6e6b366b3031363530747a736102010d70716339356b6865717338683902010d7168396e63307035797835713302010d736a707376327036307764373002010d74647a793568787871656b613702010d7978656e656b367177766867660204101010100f10101010101010');
INSERT INTO text_index_data VALUES(412316860417,X'000001110e30327a3176716a67676b6e686e6403010d3837316b7338327a627666683803020c7164747862796d323462326403010d643576336e35337371626b703903010d667868746236396e366277316303030b71746163666e7338786d6303010d6738786a787161773070796b3203010d6838363170357a7967677a366603010d6a716e316371797a767077683003010d6b737a39356671316a376e743603010d6d7063787461616e337133386303010d70303532676b3239777261353003010d7168396e63307035797835713303010d736e7070386b64707139356a3803010d74647a793568787871656b613703010d78356b7465633834663263356503010d7a7a707a797a62637261736e32030410100f10100e10101010101010101010');
INSERT INTO text_index_data VALUES(549755813889,X'000001db0e3030396d32776a7a306a66687931010000020c6164307a77647462796d6b36010000020c6a746e36686b787132677266010000010d317638786630736a306a747061010000010d32676a72747278386737383636010000010d33373334767237713872793232010000010d3464396561357874396a386e3401010d36377a73766d373938326e7864010000010d39786a33347a76646239343231010000010d62737667727a34367031733439010000010d663761656a67626e6e39346d30010000020c653632377a3673683031613501020c7868746236396e3662773163010000010d6737376b6567616e68376d7839010000010d6838363170357a7967677a3666010000010d6a6164776d6b39387a30713131010000010d6b737a39356671316a376e7436010000010d716466627a6a306a3034313662010000020c68396e633070357978357133010000020c7a6a346b71306d7764786366010000010d7263656d387768396372673238010000010d73307367317332733978683038010000010d74647a793568787871656b6137010000020c6a6238653771336a76636366010000010d78356b7465633834663263356501020c6165746e3866763264743534010000020c743539347a6d3770383836390100000412111112121210121212120f1112121212121111121212111011');
INSERT INTO text_index_data VALUES(687194767361,X'000002b00e30306164307a77647462796d6b3604020c686b6d6830616e667032703604020c6a616b6667766a677465733404010d31656a7131303339623134633604010d32676a7274727838673738363604010d3337333476723771387279323204010d34336836716a7a7337737a766104020c74397737773865787674776504020c767936326a6e65766266673804010d357966646d61376e703377743504010d366d726a32626135686566613704010d376d3471737872646a7973743004010d3831747132733735743676643904010d3963793273656637316d73773804020c703673307a3661383266306504010d6134773632353567357972736504010d62737667727a3436703173343904010d643767706863317a397470306504020c616264706b6d70793471703504020c7065796368637768306e703404010d653831386466376d6a397a713404030b616374387034746365716204020c64706873717a35786e62676304010d677730363167313973647a303704010d6a707265397336347377646e3504010d6b306631643971736e6163383304020c6a637437613170366d34336204010d6d64766e3836767a637470376304020c656837646b65363133316d3604020c67797238673870683363363304010d7034377771746d76617a68646504020c6e6b6139617667336d786d6504020c706a3477723365737337796504010d7172787931786276326378333504020c7a6a346b71306d776478636604010d7334617978307a646e6376743304010d746d317466307a6174737a783804010d773431687a67373668726d346604020c7835707432656d343266626504010d793233786b646268646778716604020c396474383767396d6877643404020c676739726535356b3030703904020c6a33307765316e687a7a786604010d7a6277776a61676e66686236340404100f0f101010100f0f10101010100f1010100f0f100e0f1010100f100f0f100f0f100f1010100f100f0f0f');
INSERT INTO text_index_data VALUES(824633720833,X'000001f60e30306e65727471636732317a736405020c716d7a36317930703662386105010d3163773974373979773571333905020c667833393635303962736a3805010d3765743073673279356e726b6305020c71323235386572333036716605010d3835656a6574686a3938747a3605020c6a6a6239656d65653979363605010d61317765787672646d6a306e3105020c34633061766139653536366505010d6372373778626d356b3034333305010d64397438386b3530666130393305020c7065796368637768306e703405010d666a6b31663165666e6b77793105010d67336564676176646a7a6a613605020c64616b65616d37386638736305020c776e6e657676337676707a6405020c7a617271746164656e79343605010d68303531396e6e61716e67653105020c3430356839636a656d65313905020c36307037763877796e66743505010d6b303732316d68396a6d65343105020c6473327070687a716574623405010d6d3877307765346132766a743005010d6e33786863707a37686570623405010d7439653670787066683471363405010d763163736a327136636837353305010d776a7a343831783770686b363105010d7835327632306d796b3061623405020c62726b6335386a796173763905020c7a323772687664667862616605010d7a7878733738356278773774620504100f100f100f100f100f10100f10100f0f0f100f0f100f1010101010100f0f');
INSERT INTO text_index_data VALUES(962072674305,X'000001b80e30306e65727471636732317a736406010d3163773974373979773571333906020c667833393635303962736a3806020c763165666e31633678717a6406010d326a316d777932626d34666b6406010d3771323235386572333036716606010d6134633061766139653536366506020c613836317834727a6d64796306010d646b663978747439626a6b626106020c7065796368637768306e703406010d6531713865783933343936633006010d66707177776170677a746a636506020c7477717a736239336b37303106010d67336564676176646a7a6a613606020c776e6e657676337676707a6406020c7a617271746164656e79343606010d6b6473327070687a716574623406030b7a363161673968676a666306020c7668336770773565666b323106010d6d68643132357332686d79776106010d6e34346b616d7a64326a7a363006010d7235346d71683239663274723806010d7439653670787066683471363406010d7662617263787767397368703306020c79357739726730677161303406010d7862726b6335386a796173763906020c7a323772687664667862616606010d7a787873373835627877377462060410100f0f1010100f100f10100f100f0f100e0f10101010100f100f');
INSERT INTO text_index_data VALUES(1099511627777,X'000003390e30306164307a77647462796d6b3607020c686b6d6830616e667032703607010d3361777138727776623973726107010d34336836716a7a7337737a766107020c74397737773865787674776507020c767936326a6e65766266673807010d353670397330736b6e7a37396507010d366d726a32626135686566613707020c71783233766465306733396607010d376d3471737872646a7973743007010d3831747132733735743676643907010d3963793273656637316d73773807020c6a3264776e7068763666623307020c703673307a3661383266306507010d61326d6734616678797a667a3507020c7964687a6364716a7632716207010d6338643736746835763439303107020c79653133366d70776b63623607010d64616264706b6d70793471703507010d6538616374387034746365716207020c64706873717a35786e62676307010d6673316364633234316433643007010d6776307633367064766568666307020c7730363167313973647a303707010d6a65666868743837643065733307010d6b306631643971736e6163383307010d6d64766e3836767a637470376307020c656837646b65363133316d3607010d7034377771746d76617a68646507020c3637703734366d703974673407020c6e6b6139617667336d786d6507020c706a3477723365737337796507020c7a35796d7a76357038317a3307010d7172787931786276326378333507010d7231386e737235786a6776743207020c796d616266356267727a733407020c7a386677623961677232343207010d7334617978307a646e6376743307020c37747062713373646631633407020c3932727732337a377135323407020c7068313474356d733437613607010d7678326b37316837743162366507010d773064746b797730333563673807020c61317762746a7a793933663207020c733264666b796a747076636107020c7835707432656d343266626507010d786778337a796473783874313607020c7077626b613377797668723507010d7933783479313873336177643307020c396474383767396d6877643407020c676739726535356b3030703907020c6a33307765316e687a7a786607010d7a6277776a61676e66686236340704100f10100f0f10100f1010100f0f100f100f10100f10100f1010100f100f0f0f0f10100f0f100f0f0f10100f0f0f100f100f0f0f');
INSERT INTO text_index_data VALUES(1236950581249,X'000000440e303163773974373979773571333908010d6b6473327070687a716574623408010d7439653670787066683471363408010d787a32377268766466786261660804101010');
INSERT INTO text_index_data VALUES(1374389534721,X'000000540e303535337a73767170676a70683309010d3771323235386572333036716609010d386535323031367833787a353309010d63303167613478743571686b6309010d677a617271746164656e793436090410101010');
INSERT INTO text_index_data VALUES(1511828488193,X'000000930e3031637764616b673962356474340a010d38663170786b6b7931323730360a010d396a3264776e706876366662330a010d6a3831786238627764326165650a010d72346b787330356161313135610a010d743562323764326831643476390a020c6b6e76357232306172316d320a010d766b30747161656b34333579380a010d7a6277776a61676e66686236340a041010101010100f10');
INSERT INTO text_index_data VALUES(1649267441665,X'000003830e30306164307a77647462796d6b36040000020c686b6d6830616e6670327036040000020c6a616b6667766a6774657334040000010d31656a71313033396231346336040000010d32676a72747278386737383636040000010d33373334767237713872793232040000010d34336836716a7a7337737a7661040000020c743977377738657876747765040000020c767936326a6e657662666738040000010d357966646d61376e7033777435040000010d36626632653934356e6b6b626604020c6d726a326261356865666137040000010d376d3471737872646a79737430040000010d38317471327337357436766439040000010d3963793273656637316d737738040000020c703673307a36613832663065040000010d61347736323535673579727365040000020c74776b39666b62666274383104010d62737667727a34367031733439040000010d643767706863317a3974703065040000020c616264706b6d707934717035040000020c7065796368637768306e7034040000010d653831386466376d6a397a7134040000030b6163743870347463657162040000020c64706873717a35786e626763040000020c6d38717778656a7a78676e3704010d66653632377a3673683031613504010d677730363167313973647a3037040000010d6a707265397336347377646e35040000010d6b306631643971736e61633833040000020c6a637437613170366d343362040000010d6d64766e3836767a6374703763040000020c656837646b65363133316d36040000020c677972386738706833633633040000010d7034377771746d76617a686465040000020c6e6b6139617667336d786d65040000020c706a34777233657373377965040000010d71727879317862763263783335040000020c7a6a346b71306d7764786366040000010d7334617978307a646e63767433040000010d746d317466307a6174737a7838040000010d766d70726d3834716b6330316304010d773431687a67373668726d3466040000020c38767a77726d6273716a6b3004020c7835707432656d3432666265040000010d7862787776636474613230343504010d793233786b6462686467787166040000020c396474383767396d68776434040000020c676739726535356b30307039040000020c6a33307765316e687a7a7866040000020c6b686672773476626e6e636604010d7a6277776a61676e66686236340400000412111112121212111112101112121211120f121211111210110f10121212111211111211111211121210120f1110121111110f');
CREATE TABLE IF NOT EXISTS 'text_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO text_index_idx VALUES(1,X'',2);
INSERT INTO text_index_idx VALUES(2,X'',2);
INSERT INTO text_index_idx VALUES(3,X'',2);
INSERT INTO text_index_idx VALUES(4,X'',2);
INSERT INTO text_index_idx VALUES(5,X'',2);
INSERT INTO text_index_idx VALUES(6,X'',2);
INSERT INTO text_index_idx VALUES(7,X'',2);
INSERT INTO text_index_idx VALUES(8,X'',2);
INSERT INTO text_index_idx VALUES(9,X'',2);
INSERT INTO text_index_idx VALUES(10,X'',2);
INSERT INTO text_index_idx VALUES(11,X'',2);
INSERT INTO text_index_idx VALUES(12,X'',2);
CREATE TABLE IF NOT EXISTS 'text_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO text_index_config VALUES('version',4);
CREATE TABLE text_document (
  id INTEGER PRIMARY KEY, case_uid TEXT NOT NULL REFERENCES "case" (uid), noun TEXT NOT NULL, uid TEXT NOT NULL,
  UNIQUE (case_uid, noun, uid)
) STRICT;
INSERT INTO text_document VALUES(1,'4xkbgxvgf6kw91d3','case','4xkbgxvgf6kw91d3');
INSERT INTO text_document VALUES(2,'4xkbgxvgf6kw91d3','agreement','oral-1');
INSERT INTO text_document VALUES(3,'4xkbgxvgf6kw91d3','term','move');
INSERT INTO text_document VALUES(4,'fdxwye5acbhebykn','case','fdxwye5acbhebykn');
INSERT INTO text_document VALUES(5,'fdxwye5acbhebykn','session','k7wyhdb6a2nnqx7h');
INSERT INTO text_document VALUES(6,'fdxwye5acbhebykn','session','btcbfn2vd16db42a');
INSERT INTO text_document VALUES(7,'fdxwye5acbhebykn','agreement','police-agreement');
INSERT INTO text_document VALUES(8,'fdxwye5acbhebykn','term','pay-800');
INSERT INTO text_document VALUES(9,'fdxwye5acbhebykn','term','apology');
INSERT INTO text_document VALUES(10,'fdxwye5acbhebykn','follow-up','9dgfqpj3d2a02xfd');
CREATE INDEX case_by_registration ON "case" (
  registered_at, uid, state, open, grid, type, mediators, handler, invited
);
CREATE INDEX case_by_event ON "case" (last_event_on, uid, state, open, grid, type, mediators, handler, invited);
CREATE INDEX case_by_state ON "case" (state, registered_at, uid);
CREATE INDEX case_by_grid ON "case" (grid, registered_at, uid);
CREATE INDEX case_by_open ON "case" ("open", grid, uid);
CREATE INDEX case_by_type ON "case" (type, registered_at, uid);
CREATE UNIQUE INDEX case_by_number ON "case" (organisation, number_year, number_n) WHERE number_n IS NOT NULL;
CREATE INDEX case_by_number_text ON "case" (number) WHERE number IS NOT NULL;
CREATE INDEX case_by_running_number ON "case" (number_n, number_year) WHERE number_n IS NOT NULL;
CREATE INDEX activity_by_case ON activity (case_uid, timeline, seq);
CREATE UNIQUE INDEX activity_by_uid ON activity (case_uid, uid);
CREATE INDEX clock_by_case ON clock (case_uid, done_on, paused, lapses, due_on);
CREATE INDEX clock_running ON clock (due_on, case_uid, lapses) WHERE done_on IS NULL AND paused = 0;
CREATE INDEX sign_in_failure_by_account ON sign_in_failure (account, at);
PRAGMA writable_schema=OFF;
COMMIT;
