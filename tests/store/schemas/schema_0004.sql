BEGIN TRANSACTION;
CREATE TABLE claims (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	event_mention VARCHAR NOT NULL, 
	property VARCHAR NOT NULL, 
	value_text TEXT, 
	value_low INTEGER, 
	value_high INTEGER, 
	value_approximate BOOLEAN, 
	original TEXT NOT NULL, 
	stance VARCHAR NOT NULL, 
	certainty VARCHAR NOT NULL, 
	speaker_name TEXT, 
	speaker_entity VARCHAR, 
	speaker_start INTEGER, 
	speaker_end INTEGER, 
	speaker_quote TEXT, 
	span_start INTEGER, 
	span_end INTEGER, 
	span_quote TEXT, 
	grounding VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	via TEXT NOT NULL, 
	confidence FLOAT, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "claims" VALUES(1,0,'72c2c73cc27b','19e41641bad0','event_type','Violence against civilians',NULL,NULL,NULL,'killed','asserts','fact','Omar Dikko',NULL,71,81,'Omar Dikko',28,34,'killed','exact','rule:type.kill.default@1','[]',NULL);
INSERT INTO "claims" VALUES(1,1,'6e620fe5844e','19e41641bad0','sub_event_type','Attack',NULL,NULL,NULL,'killed','asserts','fact','Omar Dikko',NULL,71,81,'Omar Dikko',28,34,'killed','exact','rule:type.kill.default@1','[]',NULL);
INSERT INTO "claims" VALUES(1,2,'2b46d40055b4','19e41641bad0','perpetrator','Gunmen',NULL,NULL,NULL,'Gunmen','asserts','fact','Omar Dikko',NULL,71,81,'Omar Dikko',21,27,'Gunmen','exact','rule:speech.say@1','[]',NULL);
INSERT INTO "claims" VALUES(1,3,'e8e6d2aecc09','19e41641bad0','victim','seven farmers',NULL,NULL,NULL,'seven farmers','asserts','fact','Omar Dikko',NULL,71,81,'Omar Dikko',35,48,'seven farmers','exact','rule:speech.say@1','[]',NULL);
INSERT INTO "claims" VALUES(1,4,'620c7ec95325','19e41641bad0','killed',NULL,7,7,0,'seven','asserts','fact','Omar Dikko',NULL,71,81,'Omar Dikko',35,40,'seven','exact','rule:speech.say@1','[]',NULL);
INSERT INTO "claims" VALUES(1,5,'a78221303bd4','19e41641bad0','date','2024-05-13',NULL,NULL,NULL,'Monday','asserts','fact',NULL,NULL,NULL,NULL,NULL,63,69,'Monday','exact','rule:date.published@1','[]',NULL);
INSERT INTO "claims" VALUES(1,6,'72d56fc66d48','19e41641bad0','place','Gusau',NULL,NULL,NULL,'Gusau','asserts','fact','Omar Dikko',NULL,71,81,'Omar Dikko',54,59,'Gusau','exact','rule:place@1','[]',NULL);
INSERT INTO "claims" VALUES(2,0,'b06adeb373b9','a6f73aec9f6f','event_type','Violence against civilians',NULL,NULL,NULL,'shot dead','asserts','fact','Nigerian police','actor:ng-police',76,82,'police',28,37,'shot dead','exact','rule:type.kill.default@1','[]',NULL);
INSERT INTO "claims" VALUES(2,1,'f0b40fd08c87','a6f73aec9f6f','sub_event_type','Attack',NULL,NULL,NULL,'shot dead','asserts','fact','Nigerian police','actor:ng-police',76,82,'police',28,37,'shot dead','exact','rule:type.kill.default@1','[]',NULL);
INSERT INTO "claims" VALUES(2,2,'98821627ff42','a6f73aec9f6f','perpetrator','Gunmen',NULL,NULL,NULL,'Gunmen','asserts','fact','Nigerian police','actor:ng-police',76,82,'police',21,27,'Gunmen','exact','rule:speech.say@1','[]',NULL);
INSERT INTO "claims" VALUES(2,3,'a91ee2498976','a6f73aec9f6f','victim','nine farmers',NULL,NULL,NULL,'nine farmers','asserts','fact','Nigerian police','actor:ng-police',76,82,'police',38,50,'nine farmers','exact','rule:speech.say@1','[]',NULL);
INSERT INTO "claims" VALUES(2,4,'5fa3e54697af','a6f73aec9f6f','killed',NULL,9,9,0,'nine','asserts','fact','Nigerian police','actor:ng-police',76,82,'police',38,42,'nine','exact','rule:speech.say@1','[]',NULL);
INSERT INTO "claims" VALUES(2,5,'5c903e6be6e6','a6f73aec9f6f','date','2024-05-13',NULL,NULL,NULL,'Monday','asserts','fact',NULL,NULL,NULL,NULL,NULL,68,74,'Monday','exact','rule:date.published@1','[]',NULL);
INSERT INTO "claims" VALUES(2,6,'692b4ff23eab','a6f73aec9f6f','place','Gusau',NULL,NULL,NULL,'Gusau','asserts','fact','Nigerian police','actor:ng-police',76,82,'police',59,64,'Gusau','exact','rule:place@1','[]',NULL);
CREATE TABLE contests (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	event_mention VARCHAR NOT NULL, 
	property VARCHAR NOT NULL, 
	"values" TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
CREATE TABLE dateline_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "dateline_schema" VALUES(4);
CREATE TABLE documents (
	id VARCHAR NOT NULL, 
	title TEXT, 
	author TEXT, 
	source TEXT, 
	dateline_place TEXT, 
	published VARCHAR, 
	language VARCHAR, 
	text TEXT NOT NULL, 
	url TEXT, 
	path TEXT, 
	syndicated_from TEXT, 
	blocks TEXT NOT NULL, 
	segments TEXT NOT NULL, 
	published_at VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31',NULL,NULL,NULL,'GUSAU','2024-05-14','en','GUSAU, 14 May 2024 - Gunmen killed seven farmers near Gusau on Monday, Omar Dikko, a resident, said.
',NULL,'a.txt',NULL,'[{"kind":"dateline","start":0,"end":20,"label":null},{"kind":"paragraph","start":21,"end":100,"label":null}]','[{"kept":0,"raw":0,"length":101}]',NULL);
INSERT INTO "documents" VALUES('sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c',NULL,NULL,NULL,'GUSAU','2024-05-14',NULL,'GUSAU, 14 May 2024 - Gunmen shot dead nine farmers outside Gusau on Monday, police said.
',NULL,'b.txt',NULL,'[{"kind":"dateline","start":0,"end":20,"label":null},{"kind":"paragraph","start":21,"end":88,"label":null}]','[{"kept":0,"raw":0,"length":89}]',NULL);
CREATE TABLE event_members (
	event VARCHAR NOT NULL, 
	mention VARCHAR NOT NULL, 
	PRIMARY KEY (event, mention), 
	FOREIGN KEY(event) REFERENCES events (id)
);
INSERT INTO "event_members" VALUES('event:39e5256586155d96','a6f73aec9f6f');
INSERT INTO "event_members" VALUES('event:39e5256586155d96','19e41641bad0');
CREATE TABLE event_mentions (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	event_type VARCHAR NOT NULL, 
	sub_event_type VARCHAR NOT NULL, 
	"trigger" TEXT NOT NULL, 
	polarity VARCHAR NOT NULL, 
	modality VARCHAR NOT NULL, 
	date TEXT, 
	places TEXT NOT NULL, 
	arguments TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	control TEXT, 
	totals TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "event_mentions" VALUES(1,0,'19e41641bad0','Violence against civilians','Attack','{"start":28,"end":34,"quote":"killed"}','positive','asserted','{"start":"2024-05-13","end":"2024-05-13","precision":"day","anchor":"published","span":{"start":63,"end":69,"quote":"Monday"}}','[{"name":"Gusau","lat":12.1702,"lon":6.6641,"admin1":"Zamfara","country":"NG","place_id":"geonames:2339937","geo_precision":2,"radius_m":15200,"span":{"start":54,"end":59,"quote":"Gusau"}}]','[{"role":"perpetrator","name":"Gunmen","entity_id":null,"span":{"start":21,"end":27,"quote":"Gunmen"}},{"role":"victim","name":"seven farmers","entity_id":null,"span":{"start":35,"end":48,"quote":"seven farmers"}}]','[{"measure":"killed","low":7,"high":7,"approximate":false,"of":"farmer","span":{"start":35,"end":40,"quote":"seven"}}]',NULL,'[{"measure":"killed","low":7,"high":7,"approximate":false,"rule":"told","claims":["620c7ec95325"]}]');
INSERT INTO "event_mentions" VALUES(2,0,'a6f73aec9f6f','Violence against civilians','Attack','{"start":28,"end":37,"quote":"shot dead"}','positive','asserted','{"start":"2024-05-13","end":"2024-05-13","precision":"day","anchor":"published","span":{"start":68,"end":74,"quote":"Monday"}}','[{"name":"Gusau","lat":12.1702,"lon":6.6641,"admin1":"Zamfara","country":"NG","place_id":"geonames:2339937","geo_precision":2,"radius_m":15200,"span":{"start":59,"end":64,"quote":"Gusau"}}]','[{"role":"perpetrator","name":"Gunmen","entity_id":null,"span":{"start":21,"end":27,"quote":"Gunmen"}},{"role":"victim","name":"nine farmers","entity_id":null,"span":{"start":38,"end":50,"quote":"nine farmers"}}]','[{"measure":"killed","low":9,"high":9,"approximate":false,"of":"farmer","span":{"start":38,"end":42,"quote":"nine"}}]',NULL,'[{"measure":"killed","low":9,"high":9,"approximate":false,"rule":"told","claims":["5fa3e54697af"]}]');
CREATE TABLE events (
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	date_start VARCHAR, 
	date_end VARCHAR, 
	event_type VARCHAR NOT NULL, 
	sub_event_type VARCHAR NOT NULL, 
	country VARCHAR, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "events" VALUES('event:39e5256586155d96',0,'2024-05-13','2024-05-13','Violence against civilians','Attack','NG','{"id":"event:39e5256586155d96","event_type":"Violence against civilians","sub_event_type":"Attack","date":{"start":"2024-05-13","end":"2024-05-13","precision":"day","anchor":"published","span":null},"place":{"name":"Gusau","lat":12.1702,"lon":6.6641,"admin1":"Zamfara","country":"NG","place_id":"geonames:2339937","geo_precision":2,"radius_m":15200,"span":null},"mentions":["a6f73aec9f6f","19e41641bad0"],"documents":["sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31"],"sources":["b.txt","a.txt"],"properties":[{"name":"event_type","shown":"Violence against civilians","rule":"only value","contested":false,"support":[{"value":"Violence against civilians","stance":"asserts","claims":["b06adeb373b9","72c2c73cc27b"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":"Nigerian police","origin":null},{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":"Omar Dikko","origin":null}],"superseded":[]}]},{"name":"date","shown":"2024-05-13","rule":"only value","contested":false,"support":[{"value":"2024-05-13","stance":"asserts","claims":["5c903e6be6e6","a78221303bd4"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":null,"origin":null},{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":null,"origin":null}],"superseded":[]}]},{"name":"place","shown":"Gusau","rule":"only value","contested":false,"support":[{"value":"Gusau","stance":"asserts","claims":["692b4ff23eab","72d56fc66d48"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":"Nigerian police","origin":null},{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":"Omar Dikko","origin":null}],"superseded":[]}]},{"name":"perpetrator","shown":null,"rule":"only attributed","contested":false,"support":[{"value":"Gunmen","stance":"asserts","claims":["98821627ff42","2b46d40055b4"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":"Nigerian police","origin":null},{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":"Omar Dikko","origin":null}],"superseded":[]}]},{"name":"victim","shown":"nine farmers","rule":"first named","contested":false,"support":[{"value":"nine farmers","stance":"asserts","claims":["a91ee2498976"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":"Nigerian police","origin":null}],"superseded":[]},{"value":"seven farmers","stance":"asserts","claims":["e8e6d2aecc09"],"voices":[{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":"Omar Dikko","origin":null}],"superseded":[]}]},{"name":"killed","shown":null,"rule":"tie between rivals","contested":true,"support":[{"value":{"low":9,"high":9,"approximate":false},"stance":"asserts","claims":["5fa3e54697af"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":"Nigerian police","origin":null}],"superseded":[]},{"value":{"low":7,"high":7,"approximate":false},"stance":"asserts","claims":["620c7ec95325"],"voices":[{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":"Omar Dikko","origin":null}],"superseded":[]}]},{"name":"sub_event_type","shown":"Attack","rule":"only value","contested":false,"support":[{"value":"Attack","stance":"asserts","claims":["f0b40fd08c87","6e620fe5844e"],"voices":[{"document":"sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c","source":"b.txt","speaker":"Nigerian police","origin":null},{"document":"sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31","source":"a.txt","speaker":"Omar Dikko","origin":null}],"superseded":[]}]}]}');
CREATE TABLE findings (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	message TEXT NOT NULL, 
	span TEXT, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
CREATE TABLE judgements (
	"left" VARCHAR NOT NULL, 
	"right" VARCHAR NOT NULL, 
	score FLOAT NOT NULL, 
	features TEXT NOT NULL, 
	judgement VARCHAR NOT NULL, 
	PRIMARY KEY ("left", "right")
);
INSERT INTO "judgements" VALUES('a6f73aec9f6f','19e41641bad0',10.007,'[["same_day",1.0],["same_place",1.0],["type_compatible",1.0],["same_sub_type",1.0],["shared_actor",1.0],["shared_role",0.5],["shared_target_words",1.0],["tolls_compatible",0.3]]','same');
CREATE TABLE persons (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	standing VARCHAR NOT NULL, 
	span TEXT NOT NULL, 
	origin VARCHAR NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "persons" VALUES(1,0,'Omar Dikko','private','{"start":71,"end":81,"quote":"Omar Dikko"}','rule:person.named@1');
CREATE TABLE quotations (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	speaker TEXT, 
	span TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	engine VARCHAR NOT NULL, 
	title TEXT, 
	author TEXT, 
	source TEXT, 
	dateline_place TEXT, 
	published VARCHAR, 
	language VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (document, engine), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(engine) REFERENCES versions (engine)
);
INSERT INTO "readings" VALUES(1,'sha256:8e48c655bb5c6437261a7ad8eb3ca608a587f87f0c2395b21e4f1f72f7ebea31','rules@0.1.0',NULL,NULL,NULL,'GUSAU','2024-05-14','en');
INSERT INTO "readings" VALUES(2,'sha256:28d019fbba2b40951a88186cf5b6f03c4fad74923faef66386f08dfaa8cd4c3c','rules@0.1.0',NULL,NULL,NULL,'GUSAU','2024-05-14',NULL);
CREATE TABLE versions (
	engine VARCHAR NOT NULL, 
	PRIMARY KEY (engine)
);
INSERT INTO "versions" VALUES('rules@0.1.0');
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX events_by_date ON events (date_start, date_end);
CREATE INDEX ix_event_mentions_id ON event_mentions (id);
CREATE INDEX ix_claims_event_mention ON claims (event_mention);
COMMIT;
