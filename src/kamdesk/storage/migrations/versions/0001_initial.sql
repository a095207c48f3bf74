CREATE TABLE industry (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	name TEXT NOT NULL,
	situation TEXT,
	trend TEXT,
	cycle_note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_industry PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_industry_external ON industry (external);
CREATE TABLE organisation (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	name TEXT NOT NULL,
	short TEXT,
	name_other TEXT,
	customer_type TEXT,
	ownership TEXT,
	industry TEXT,
	parent TEXT,
	brands TEXT,
	products TEXT,
	background TEXT,
	learn_from TEXT,
	website TEXT,
	registration_no TEXT,
	is_customer INTEGER,
	is_rival INTEGER,
	is_partner INTEGER,
	is_own INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_organisation PRIMARY KEY (id),
	CONSTRAINT ck_organisation_is_customer CHECK (is_customer IN (0, 1)),
	CONSTRAINT ck_organisation_is_rival CHECK (is_rival IN (0, 1)),
	CONSTRAINT ck_organisation_is_partner CHECK (is_partner IN (0, 1)),
	CONSTRAINT ck_organisation_is_own CHECK (is_own IN (0, 1)),
	CONSTRAINT fk_organisation_industry FOREIGN KEY(industry) REFERENCES industry (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_organisation_parent FOREIGN KEY(parent) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organisation_industry ON organisation (industry);
CREATE INDEX ix_organisation_parent ON organisation (parent);
CREATE UNIQUE INDEX uq_organisation_external ON organisation (external);
CREATE TABLE account (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	organisation TEXT NOT NULL,
	code TEXT,
	lifecycle TEXT,
	tier TEXT,
	ka_category TEXT,
	is_key INTEGER,
	stage TEXT,
	bond_level INTEGER,
	depth INTEGER,
	link_kind TEXT,
	style TEXT,
	lost_cause TEXT,
	keep_decision TEXT,
	follow_note TEXT,
	annual_turnover_amount INTEGER,
	annual_turnover_currency TEXT,
	headcount INTEGER,
	growth_percent FLOAT,
	business_situation TEXT,
	market_position TEXT,
	competitors_of_customer TEXT,
	end_market TEXT,
	end_market_trend TEXT,
	strategy TEXT,
	our_answer TEXT,
	worries TEXT,
	peak_months TEXT,
	purchase_mode TEXT,
	purchase_continuity TEXT,
	buy_mode TEXT,
	e_platform TEXT,
	e_platform_expiry TEXT,
	quality_requirements TEXT,
	defect_allowance FLOAT,
	expectation TEXT,
	our_advantages TEXT,
	our_value TEXT,
	our_message TEXT,
	switching_barriers TEXT,
	emergency_plan TEXT,
	response_hours INTEGER,
	onsite_hours INTEGER,
	service_privileges TEXT,
	complaint_channel_told_on TEXT,
	payment_terms_days INTEGER,
	payment_mode TEXT,
	credit_grade TEXT,
	credit_limit_amount INTEGER,
	credit_limit_currency TEXT,
	owner TEXT,
	deputy TEXT,
	lead_source TEXT,
	introducer TEXT,
	entry_point TEXT,
	target_level INTEGER,
	target_date TEXT,
	visit_cycle_days INTEGER,
	first_contact TEXT,
	first_order TEXT,
	created_on TEXT,
	none_confirmed INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_account PRIMARY KEY (id),
	CONSTRAINT ck_account_is_key CHECK (is_key IN (0, 1)),
	CONSTRAINT ck_account_annual_turnover CHECK ((annual_turnover_amount IS NULL) = (annual_turnover_currency IS NULL)),
	CONSTRAINT ck_account_e_platform_expiry CHECK (e_platform_expiry GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_complaint_channel_told_on CHECK (complaint_channel_told_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_credit_limit CHECK ((credit_limit_amount IS NULL) = (credit_limit_currency IS NULL)),
	CONSTRAINT ck_account_target_date CHECK (target_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_first_contact CHECK (first_contact GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_first_order CHECK (first_order GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_created_on CHECK (created_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_none_confirmed CHECK (none_confirmed IN (0, 1)),
	CONSTRAINT fk_account_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_account_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_account_deputy FOREIGN KEY(deputy) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_account_introducer FOREIGN KEY(introducer) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_account_deputy ON account (deputy);
CREATE INDEX ix_account_introducer ON account (introducer);
CREATE INDEX ix_account_organisation ON account (organisation);
CREATE INDEX ix_account_owner ON account (owner);
CREATE UNIQUE INDEX uq_account_external ON account (external);
CREATE TABLE site (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	organisation TEXT NOT NULL,
	name TEXT,
	address TEXT,
	city TEXT,
	products TEXT,
	purchasing_power TEXT,
	buy_near INTEGER,
	our_service_point TEXT,
	distance_km FLOAT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_site PRIMARY KEY (id),
	CONSTRAINT ck_site_buy_near CHECK (buy_near IN (0, 1)),
	CONSTRAINT fk_site_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_site_organisation ON site (organisation);
CREATE UNIQUE INDEX uq_site_external ON site (external);
CREATE TABLE department (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	organisation TEXT NOT NULL,
	site TEXT,
	parent TEXT,
	name TEXT NOT NULL,
	kind TEXT,
	involvement INTEGER,
	needs TEXT,
	our_strategy TEXT,
	function TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_department PRIMARY KEY (id),
	CONSTRAINT fk_department_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_department_site FOREIGN KEY(site) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_department_parent FOREIGN KEY(parent) REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_department_organisation ON department (organisation);
CREATE INDEX ix_department_parent ON department (parent);
CREATE INDEX ix_department_site ON department (site);
CREATE UNIQUE INDEX uq_department_external ON department (external);
CREATE TABLE account_team (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	person TEXT NOT NULL,
	role TEXT NOT NULL,
	valid_from TEXT,
	valid_to TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_account_team PRIMARY KEY (id),
	CONSTRAINT ck_account_team_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_account_team_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_account_team_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_account_team_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_account_team_account ON account_team (account);
CREATE INDEX ix_account_team_person ON account_team (person);
CREATE UNIQUE INDEX uq_account_team_external ON account_team (external);
CREATE TABLE own_skill (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	person TEXT NOT NULL,
	skill TEXT NOT NULL,
	industry TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_own_skill PRIMARY KEY (id),
	CONSTRAINT fk_own_skill_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_own_skill_industry FOREIGN KEY(industry) REFERENCES industry (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_own_skill_industry ON own_skill (industry);
CREATE INDEX ix_own_skill_person ON own_skill (person);
CREATE UNIQUE INDEX uq_own_skill_external ON own_skill (external);
CREATE TABLE person (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	name TEXT,
	name_latin TEXT,
	gender TEXT,
	class TEXT,
	language TEXT,
	never_met INTEGER,
	power INTEGER,
	attitude TEXT,
	attitude_target TEXT,
	attitude_target_date TEXT,
	need_level INTEGER,
	hidden_decider INTEGER,
	rising_star INTEGER,
	career_need TEXT,
	concerns TEXT,
	kpi TEXT,
	personal_need TEXT,
	birthday TEXT,
	hobby TEXT,
	style TEXT,
	say TEXT,
	do_not_say TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_never_met CHECK (never_met IN (0, 1)),
	CONSTRAINT ck_person_attitude_target_date CHECK (attitude_target_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_person_hidden_decider CHECK (hidden_decider IN (0, 1)),
	CONSTRAINT ck_person_rising_star CHECK (rising_star IN (0, 1)),
	CONSTRAINT ck_person_birthday CHECK (birthday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE UNIQUE INDEX uq_person_external ON person (external);
CREATE TABLE post (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	person TEXT NOT NULL,
	organisation TEXT NOT NULL,
	department TEXT,
	title TEXT,
	level INTEGER,
	on_chart INTEGER,
	valid_from TEXT,
	valid_to TEXT,
	reports_to TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_post PRIMARY KEY (id),
	CONSTRAINT ck_post_on_chart CHECK (on_chart IN (0, 1)),
	CONSTRAINT ck_post_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_post_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_post_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_post_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_post_department FOREIGN KEY(department) REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_post_reports_to FOREIGN KEY(reports_to) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_post_department ON post (department);
CREATE INDEX ix_post_organisation ON post (organisation);
CREATE INDEX ix_post_person ON post (person);
CREATE INDEX ix_post_reports_to ON post (reports_to);
CREATE UNIQUE INDEX uq_post_external ON post (external);
CREATE TABLE contact_point (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	subject_kind TEXT,
	subject TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	note TEXT,
	preferred INTEGER,
	verified TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_contact_point PRIMARY KEY (id),
	CONSTRAINT ck_contact_point_preferred CHECK (preferred IN (0, 1)),
	CONSTRAINT ck_contact_point_verified CHECK (verified GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE INDEX ix_contact_point_subject ON contact_point (subject);
CREATE UNIQUE INDEX uq_contact_point_external ON contact_point (external);
CREATE TABLE tie (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	supplier_person TEXT NOT NULL,
	customer_person TEXT NOT NULL,
	strength INTEGER,
	basis TEXT,
	since TEXT,
	last_confirmed TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_tie PRIMARY KEY (id),
	CONSTRAINT ck_tie_since CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_tie_last_confirmed CHECK (last_confirmed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_tie_supplier_person FOREIGN KEY(supplier_person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_tie_customer_person FOREIGN KEY(customer_person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_tie_customer_person ON tie (customer_person);
CREATE INDEX ix_tie_supplier_person ON tie (supplier_person);
CREATE UNIQUE INDEX uq_tie_external ON tie (external);
CREATE TABLE link (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	source_kind TEXT NOT NULL,
	source TEXT NOT NULL,
	target_kind TEXT NOT NULL,
	target TEXT NOT NULL,
	kind TEXT NOT NULL,
	since TEXT,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_link PRIMARY KEY (id),
	CONSTRAINT ck_link_since CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE INDEX ix_link_source ON link (source);
CREATE INDEX ix_link_target ON link (target);
CREATE UNIQUE INDEX uq_link_external ON link (external);
CREATE TABLE stance (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	person TEXT NOT NULL,
	organisation TEXT NOT NULL,
	attitude TEXT,
	observed_on TEXT,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_stance PRIMARY KEY (id),
	CONSTRAINT ck_stance_observed_on CHECK (observed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_stance_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stance_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_stance_organisation ON stance (organisation);
CREATE INDEX ix_stance_person ON stance (person);
CREATE UNIQUE INDEX uq_stance_external ON stance (external);
CREATE TABLE product_line (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	name TEXT NOT NULL,
	own INTEGER,
	organisation TEXT,
	selling_points TEXT,
	industries TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_product_line PRIMARY KEY (id),
	CONSTRAINT ck_product_line_own CHECK (own IN (0, 1)),
	CONSTRAINT fk_product_line_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_product_line_organisation ON product_line (organisation);
CREATE UNIQUE INDEX uq_product_line_external ON product_line (external);
CREATE TABLE product (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	product_line TEXT,
	maker TEXT,
	model TEXT,
	features TEXT,
	weaknesses TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_product PRIMARY KEY (id),
	CONSTRAINT fk_product_product_line FOREIGN KEY(product_line) REFERENCES product_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_product_maker FOREIGN KEY(maker) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_product_maker ON product (maker);
CREATE INDEX ix_product_product_line ON product (product_line);
CREATE UNIQUE INDEX uq_product_external ON product (external);
CREATE TABLE comparison (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	our TEXT,
	rival TEXT,
	their_features TEXT,
	our_features TEXT,
	our_advantages TEXT,
	their_weaknesses TEXT,
	date TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_comparison PRIMARY KEY (id),
	CONSTRAINT ck_comparison_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_comparison_our FOREIGN KEY(our) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_comparison_rival FOREIGN KEY(rival) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_comparison_our ON comparison (our);
CREATE INDEX ix_comparison_rival ON comparison (rival);
CREATE UNIQUE INDEX uq_comparison_external ON comparison (external);
CREATE TABLE installed_item (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	site TEXT NOT NULL,
	department TEXT,
	product TEXT,
	maker TEXT,
	model TEXT,
	quantity FLOAT,
	year INTEGER,
	place TEXT,
	condition TEXT,
	satisfaction INTEGER,
	reason TEXT,
	replacement_due INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_installed_item PRIMARY KEY (id),
	CONSTRAINT fk_installed_item_site FOREIGN KEY(site) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_installed_item_department FOREIGN KEY(department) REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_installed_item_product FOREIGN KEY(product) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_installed_item_department ON installed_item (department);
CREATE INDEX ix_installed_item_product ON installed_item (product);
CREATE INDEX ix_installed_item_site ON installed_item (site);
CREATE UNIQUE INDEX uq_installed_item_external ON installed_item (external);
CREATE TABLE spend (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	site TEXT,
	product_line TEXT,
	year INTEGER,
	total_amount INTEGER,
	total_currency TEXT,
	ours_amount INTEGER,
	ours_currency TEXT,
	supplier TEXT,
	share FLOAT,
	source TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_spend PRIMARY KEY (id),
	CONSTRAINT ck_spend_total CHECK ((total_amount IS NULL) = (total_currency IS NULL)),
	CONSTRAINT ck_spend_ours CHECK ((ours_amount IS NULL) = (ours_currency IS NULL)),
	CONSTRAINT fk_spend_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_spend_site FOREIGN KEY(site) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_spend_product_line FOREIGN KEY(product_line) REFERENCES product_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_spend_supplier FOREIGN KEY(supplier) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_spend_account ON spend (account);
CREATE INDEX ix_spend_product_line ON spend (product_line);
CREATE INDEX ix_spend_site ON spend (site);
CREATE INDEX ix_spend_supplier ON spend (supplier);
CREATE UNIQUE INDEX uq_spend_external ON spend (external);
CREATE TABLE sale (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	product_line TEXT,
	month TEXT NOT NULL,
	amount_amount INTEGER,
	amount_currency TEXT,
	margin_amount INTEGER,
	margin_currency TEXT,
	channel TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_sale PRIMARY KEY (id),
	CONSTRAINT ck_sale_month CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_sale_amount CHECK ((amount_amount IS NULL) = (amount_currency IS NULL)),
	CONSTRAINT ck_sale_margin CHECK ((margin_amount IS NULL) = (margin_currency IS NULL)),
	CONSTRAINT fk_sale_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sale_product_line FOREIGN KEY(product_line) REFERENCES product_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sale_account ON sale (account);
CREATE INDEX ix_sale_product_line ON sale (product_line);
CREATE UNIQUE INDEX uq_sale_external ON sale (external);
CREATE TABLE supplier_status (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	product_line TEXT,
	status TEXT,
	since TEXT,
	expiry TEXT,
	first_contact TEXT,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_supplier_status PRIMARY KEY (id),
	CONSTRAINT ck_supplier_status_since CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_supplier_status_expiry CHECK (expiry GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_supplier_status_first_contact CHECK (first_contact GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_supplier_status_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_supplier_status_product_line FOREIGN KEY(product_line) REFERENCES product_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_supplier_status_account ON supplier_status (account);
CREATE INDEX ix_supplier_status_product_line ON supplier_status (product_line);
CREATE UNIQUE INDEX uq_supplier_status_external ON supplier_status (external);
CREATE TABLE price_quote (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	product_line TEXT,
	organisation TEXT,
	price_amount INTEGER,
	price_currency TEXT,
	quoted_on TEXT,
	source TEXT,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_price_quote PRIMARY KEY (id),
	CONSTRAINT ck_price_quote_price CHECK ((price_amount IS NULL) = (price_currency IS NULL)),
	CONSTRAINT ck_price_quote_quoted_on CHECK (quoted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_price_quote_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_price_quote_product_line FOREIGN KEY(product_line) REFERENCES product_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_price_quote_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_price_quote_source FOREIGN KEY(source) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_price_quote_account ON price_quote (account);
CREATE INDEX ix_price_quote_organisation ON price_quote (organisation);
CREATE INDEX ix_price_quote_product_line ON price_quote (product_line);
CREATE INDEX ix_price_quote_source ON price_quote (source);
CREATE UNIQUE INDEX uq_price_quote_external ON price_quote (external);
CREATE TABLE account_rival (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	organisation TEXT NOT NULL,
	product_in_use TEXT,
	share FLOAT,
	note TEXT,
	satisfaction INTEGER,
	satisfaction_reason TEXT,
	strengths TEXT,
	weaknesses TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_account_rival PRIMARY KEY (id),
	CONSTRAINT fk_account_rival_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_account_rival_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_account_rival_account ON account_rival (account);
CREATE INDEX ix_account_rival_organisation ON account_rival (organisation);
CREATE UNIQUE INDEX uq_account_rival_external ON account_rival (external);
CREATE TABLE project_rival (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	organisation TEXT NOT NULL,
	person TEXT,
	position TEXT,
	expected_price_lo_amount INTEGER,
	expected_price_lo_currency TEXT,
	expected_price_hi_amount INTEGER,
	expected_price_hi_currency TEXT,
	price_source TEXT,
	solution TEXT,
	strengths TEXT,
	weaknesses TEXT,
	satisfaction INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_project_rival PRIMARY KEY (id),
	CONSTRAINT ck_project_rival_expected_price_lo CHECK ((expected_price_lo_amount IS NULL) = (expected_price_lo_currency IS NULL)),
	CONSTRAINT ck_project_rival_expected_price_hi CHECK ((expected_price_hi_amount IS NULL) = (expected_price_hi_currency IS NULL)),
	CONSTRAINT fk_project_rival_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_project_rival_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_project_rival_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_project_rival_organisation ON project_rival (organisation);
CREATE INDEX ix_project_rival_person ON project_rival (person);
CREATE INDEX ix_project_rival_project ON project_rival (project);
CREATE UNIQUE INDEX uq_project_rival_external ON project_rival (external);
CREATE TABLE criterion (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT,
	account TEXT,
	name TEXT NOT NULL,
	kind TEXT,
	author TEXT,
	only_ours INTEGER,
	how_checked TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_criterion PRIMARY KEY (id),
	CONSTRAINT ck_criterion_only_ours CHECK (only_ours IN (0, 1)),
	CONSTRAINT fk_criterion_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_criterion_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_criterion_author FOREIGN KEY(author) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_criterion_account ON criterion (account);
CREATE INDEX ix_criterion_author ON criterion (author);
CREATE INDEX ix_criterion_project ON criterion (project);
CREATE UNIQUE INDEX uq_criterion_external ON criterion (external);
CREATE TABLE criterion_fit (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	criterion TEXT NOT NULL,
	organisation TEXT NOT NULL,
	fit TEXT NOT NULL,
	value TEXT,
	observation TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_criterion_fit PRIMARY KEY (id),
	CONSTRAINT fk_criterion_fit_criterion FOREIGN KEY(criterion) REFERENCES criterion (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_criterion_fit_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_criterion_fit_observation FOREIGN KEY(observation) REFERENCES observation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_criterion_fit_criterion ON criterion_fit (criterion);
CREATE INDEX ix_criterion_fit_observation ON criterion_fit (observation);
CREATE INDEX ix_criterion_fit_organisation ON criterion_fit (organisation);
CREATE UNIQUE INDEX uq_criterion_fit_external ON criterion_fit (external);
CREATE TABLE technical_row (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	parameter TEXT NOT NULL,
	need TEXT,
	unit TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_technical_row PRIMARY KEY (id),
	CONSTRAINT fk_technical_row_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_technical_row_project ON technical_row (project);
CREATE UNIQUE INDEX uq_technical_row_external ON technical_row (external);
CREATE TABLE concession (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	give TEXT,
	ask TEXT,
	"limit" TEXT,
	used INTEGER,
	date TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_concession PRIMARY KEY (id),
	CONSTRAINT ck_concession_used CHECK (used IN (0, 1)),
	CONSTRAINT ck_concession_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_concession_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_concession_project ON concession (project);
CREATE UNIQUE INDEX uq_concession_external ON concession (external);
CREATE TABLE argument (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT,
	project TEXT,
	text TEXT NOT NULL,
	answer TEXT,
	weight INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_argument PRIMARY KEY (id),
	CONSTRAINT fk_argument_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_argument_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_argument_account ON argument (account);
CREATE INDEX ix_argument_project ON argument (project);
CREATE UNIQUE INDEX uq_argument_external ON argument (external);
CREATE TABLE project (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	site TEXT,
	code TEXT,
	name TEXT NOT NULL,
	problem TEXT,
	problem_cost_amount INTEGER,
	problem_cost_currency TEXT,
	intent TEXT,
	result TEXT,
	loss_cause TEXT,
	loss_reason TEXT,
	scope_note TEXT,
	budget_lo_amount INTEGER,
	budget_lo_currency TEXT,
	budget_hi_amount INTEGER,
	budget_hi_currency TEXT,
	currency TEXT,
	budget_source TEXT,
	budget_status TEXT,
	order_date TEXT,
	delivery_date TEXT,
	notice TEXT,
	clarification TEXT,
	submission TEXT,
	opening TEXT,
	award TEXT,
	tender_method TEXT,
	tender_no TEXT,
	price_ours_amount INTEGER,
	price_ours_currency TEXT,
	solution TEXT,
	solution_kind TEXT,
	payment_terms TEXT,
	delivery_terms TEXT,
	price_defence TEXT,
	chips TEXT,
	team TEXT,
	factors_env TEXT,
	factors_org TEXT,
	factors_interpersonal TEXT,
	factors_personal TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_project PRIMARY KEY (id),
	CONSTRAINT ck_project_problem_cost CHECK ((problem_cost_amount IS NULL) = (problem_cost_currency IS NULL)),
	CONSTRAINT ck_project_budget_lo CHECK ((budget_lo_amount IS NULL) = (budget_lo_currency IS NULL)),
	CONSTRAINT ck_project_budget_hi CHECK ((budget_hi_amount IS NULL) = (budget_hi_currency IS NULL)),
	CONSTRAINT ck_project_order_date CHECK (order_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_delivery_date CHECK (delivery_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_notice CHECK (notice GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_clarification CHECK (clarification GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_submission CHECK (submission GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_opening CHECK (opening GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_award CHECK (award GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_project_price_ours CHECK ((price_ours_amount IS NULL) = (price_ours_currency IS NULL)),
	CONSTRAINT fk_project_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_project_site FOREIGN KEY(site) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_project_account ON project (account);
CREATE INDEX ix_project_site ON project (site);
CREATE UNIQUE INDEX uq_project_external ON project (external);
CREATE TABLE procurement_step (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	"order" INTEGER,
	name TEXT NOT NULL,
	department TEXT,
	person TEXT,
	planned TEXT,
	forecast TEXT,
	actual TEXT,
	state TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_procurement_step PRIMARY KEY (id),
	CONSTRAINT ck_procurement_step_planned CHECK (planned GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_procurement_step_forecast CHECK (forecast GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_procurement_step_actual CHECK (actual GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_procurement_step_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_procurement_step_department FOREIGN KEY(department) REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_procurement_step_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_procurement_step_department ON procurement_step (department);
CREATE INDEX ix_procurement_step_person ON procurement_step (person);
CREATE INDEX ix_procurement_step_project ON procurement_step (project);
CREATE UNIQUE INDEX uq_procurement_step_external ON procurement_step (external);
CREATE TABLE milestone (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	name TEXT NOT NULL,
	planned TEXT,
	forecast TEXT,
	actual TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_milestone PRIMARY KEY (id),
	CONSTRAINT ck_milestone_planned CHECK (planned GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_milestone_forecast CHECK (forecast GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_milestone_actual CHECK (actual GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_milestone_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_milestone_project ON milestone (project);
CREATE UNIQUE INDEX uq_milestone_external ON milestone (external);
CREATE TABLE project_role (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	person TEXT,
	role TEXT NOT NULL,
	weight_note TEXT,
	reached INTEGER,
	veto INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_project_role PRIMARY KEY (id),
	CONSTRAINT ck_project_role_reached CHECK (reached IN (0, 1)),
	CONSTRAINT ck_project_role_veto CHECK (veto IN (0, 1)),
	CONSTRAINT fk_project_role_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_project_role_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_project_role_person ON project_role (person);
CREATE INDEX ix_project_role_project ON project_role (project);
CREATE UNIQUE INDEX uq_project_role_external ON project_role (external);
CREATE TABLE sample (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	project TEXT NOT NULL,
	what TEXT NOT NULL,
	quantity FLOAT,
	sent TEXT,
	received TEXT,
	due TEXT,
	result TEXT,
	note TEXT,
	next_follow TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_sample PRIMARY KEY (id),
	CONSTRAINT ck_sample_sent CHECK (sent GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_sample_received CHECK (received GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_sample_due CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_sample_next_follow CHECK (next_follow GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_sample_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sample_project ON sample (project);
CREATE UNIQUE INDEX uq_sample_external ON sample (external);
CREATE TABLE interaction (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	kind TEXT NOT NULL,
	status TEXT,
	start TEXT,
	"end" TEXT,
	place TEXT,
	counts_as_visit INTEGER,
	need_confirmed_before INTEGER,
	followup_cycle_days INTEGER,
	objective TEXT,
	minimum TEXT,
	fallback TEXT,
	bring_value TEXT,
	agenda TEXT,
	result TEXT,
	interest_signal TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_interaction PRIMARY KEY (id),
	CONSTRAINT ck_interaction_start CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
	CONSTRAINT ck_interaction_end CHECK (end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
	CONSTRAINT ck_interaction_counts_as_visit CHECK (counts_as_visit IN (0, 1)),
	CONSTRAINT ck_interaction_need_confirmed_before CHECK (need_confirmed_before IN (0, 1)),
	CONSTRAINT fk_interaction_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_interaction_account ON interaction (account);
CREATE UNIQUE INDEX uq_interaction_external ON interaction (external);
CREATE TABLE attendance (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	interaction TEXT NOT NULL,
	person TEXT NOT NULL,
	role_in_visit TEXT,
	action TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_attendance PRIMARY KEY (id),
	CONSTRAINT fk_attendance_interaction FOREIGN KEY(interaction) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attendance_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attendance_action FOREIGN KEY(action) REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attendance_action ON attendance (action);
CREATE INDEX ix_attendance_interaction ON attendance (interaction);
CREATE INDEX ix_attendance_person ON attendance (person);
CREATE UNIQUE INDEX uq_attendance_external ON attendance (external);
CREATE TABLE question (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	fact_def TEXT,
	addressee TEXT,
	wording TEXT NOT NULL,
	why TEXT,
	listen_for TEXT,
	interaction TEXT,
	answer TEXT,
	answered TEXT,
	state TEXT,
	observation TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_question PRIMARY KEY (id),
	CONSTRAINT ck_question_answered CHECK (answered GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_question_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_question_addressee FOREIGN KEY(addressee) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_question_interaction FOREIGN KEY(interaction) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_question_observation FOREIGN KEY(observation) REFERENCES observation (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_question_account ON question (account);
CREATE INDEX ix_question_addressee ON question (addressee);
CREATE INDEX ix_question_interaction ON question (interaction);
CREATE INDEX ix_question_observation ON question (observation);
CREATE UNIQUE INDEX uq_question_external ON question (external);
CREATE TABLE action (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	kind TEXT,
	side TEXT,
	text TEXT NOT NULL,
	owner TEXT,
	account TEXT,
	project TEXT,
	interaction TEXT,
	asked TEXT,
	due TEXT,
	done TEXT,
	answer TEXT,
	priority INTEGER,
	level_step INTEGER,
	invoice TEXT,
	counterpart TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_action PRIMARY KEY (id),
	CONSTRAINT ck_action_asked CHECK (asked GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_action_due CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_action_done CHECK (done GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_action_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_action_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_action_project FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_action_interaction FOREIGN KEY(interaction) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_action_invoice FOREIGN KEY(invoice) REFERENCES invoice (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_action_counterpart FOREIGN KEY(counterpart) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_action_account ON action (account);
CREATE INDEX ix_action_counterpart ON action (counterpart);
CREATE INDEX ix_action_interaction ON action (interaction);
CREATE INDEX ix_action_invoice ON action (invoice);
CREATE INDEX ix_action_owner ON action (owner);
CREATE INDEX ix_action_project ON action (project);
CREATE UNIQUE INDEX uq_action_external ON action (external);
CREATE TABLE complaint (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	product_line TEXT,
	opened TEXT,
	severity TEXT,
	what TEXT NOT NULL,
	quantity FLOAT,
	within_allowance INTEGER,
	first_answer TEXT,
	passed_to TEXT,
	passed_on TEXT,
	on_site TEXT,
	contained TEXT,
	root_cause TEXT,
	fixed TEXT,
	closed TEXT,
	compensation_amount INTEGER,
	compensation_currency TEXT,
	tags TEXT,
	who_knows TEXT,
	blocks TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_complaint PRIMARY KEY (id),
	CONSTRAINT ck_complaint_opened CHECK (opened GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
	CONSTRAINT ck_complaint_within_allowance CHECK (within_allowance IN (0, 1)),
	CONSTRAINT ck_complaint_first_answer CHECK (first_answer GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
	CONSTRAINT ck_complaint_passed_on CHECK (passed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
	CONSTRAINT ck_complaint_on_site CHECK (on_site GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
	CONSTRAINT ck_complaint_contained CHECK (contained GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_complaint_fixed CHECK (fixed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_complaint_closed CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_complaint_compensation CHECK ((compensation_amount IS NULL) = (compensation_currency IS NULL)),
	CONSTRAINT fk_complaint_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_complaint_product_line FOREIGN KEY(product_line) REFERENCES product_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_complaint_passed_to FOREIGN KEY(passed_to) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_complaint_blocks FOREIGN KEY(blocks) REFERENCES invoice (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_complaint_account ON complaint (account);
CREATE INDEX ix_complaint_blocks ON complaint (blocks);
CREATE INDEX ix_complaint_passed_to ON complaint (passed_to);
CREATE INDEX ix_complaint_product_line ON complaint (product_line);
CREATE UNIQUE INDEX uq_complaint_external ON complaint (external);
CREATE TABLE delivery_month (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	month TEXT NOT NULL,
	lines INTEGER,
	lines_on_time_in_full INTEGER,
	shortage_days INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_delivery_month PRIMARY KEY (id),
	CONSTRAINT ck_delivery_month_month CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_delivery_month_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_delivery_month_account ON delivery_month (account);
CREATE UNIQUE INDEX uq_delivery_month_external ON delivery_month (external);
CREATE TABLE agreement (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT,
	valid_from TEXT,
	valid_to TEXT,
	renewal_notice TEXT,
	items TEXT,
	items_due TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT ck_agreement_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_agreement_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_agreement_renewal_notice CHECK (renewal_notice GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_agreement_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agreement_account ON agreement (account);
CREATE UNIQUE INDEX uq_agreement_external ON agreement (external);
CREATE TABLE invoice (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	no TEXT NOT NULL,
	issued TEXT,
	due TEXT,
	amount_amount INTEGER,
	amount_currency TEXT,
	kind TEXT,
	disputed_by TEXT,
	promise_date TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_invoice PRIMARY KEY (id),
	CONSTRAINT ck_invoice_issued CHECK (issued GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_invoice_due CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_invoice_amount CHECK ((amount_amount IS NULL) = (amount_currency IS NULL)),
	CONSTRAINT ck_invoice_promise_date CHECK (promise_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_invoice_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_invoice_disputed_by FOREIGN KEY(disputed_by) REFERENCES complaint (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_invoice_account ON invoice (account);
CREATE INDEX ix_invoice_disputed_by ON invoice (disputed_by);
CREATE UNIQUE INDEX uq_invoice_external ON invoice (external);
CREATE TABLE payment (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	invoice TEXT NOT NULL,
	date TEXT,
	amount_amount INTEGER,
	amount_currency TEXT,
	bill_tenor_days INTEGER,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_payment PRIMARY KEY (id),
	CONSTRAINT ck_payment_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_payment_amount CHECK ((amount_amount IS NULL) = (amount_currency IS NULL)),
	CONSTRAINT fk_payment_invoice FOREIGN KEY(invoice) REFERENCES invoice (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_payment_invoice ON payment (invoice);
CREATE UNIQUE INDEX uq_payment_external ON payment (external);
CREATE TABLE ledger_line (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	kind TEXT NOT NULL,
	year INTEGER,
	amount_amount INTEGER,
	amount_currency TEXT,
	written INTEGER,
	target_amount INTEGER,
	target_currency TEXT,
	target_to TEXT,
	note TEXT,
	actual_amount INTEGER,
	actual_currency TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_ledger_line PRIMARY KEY (id),
	CONSTRAINT ck_ledger_line_amount CHECK ((amount_amount IS NULL) = (amount_currency IS NULL)),
	CONSTRAINT ck_ledger_line_written CHECK (written IN (0, 1)),
	CONSTRAINT ck_ledger_line_target CHECK ((target_amount IS NULL) = (target_currency IS NULL)),
	CONSTRAINT ck_ledger_line_target_to CHECK (target_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_ledger_line_actual CHECK ((actual_amount IS NULL) = (actual_currency IS NULL)),
	CONSTRAINT fk_ledger_line_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ledger_line_account ON ledger_line (account);
CREATE UNIQUE INDEX uq_ledger_line_external ON ledger_line (external);
CREATE TABLE objective (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	level TEXT,
	goal_kind TEXT,
	from_value TEXT,
	to_value TEXT,
	due TEXT,
	owner TEXT,
	measures TEXT,
	serves TEXT,
	progress TEXT,
	result TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_objective PRIMARY KEY (id),
	CONSTRAINT ck_objective_due CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_objective_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objective_serves FOREIGN KEY(serves) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_objective_owner ON objective (owner);
CREATE INDEX ix_objective_serves ON objective (serves);
CREATE INDEX ix_objective_subject ON objective (subject);
CREATE UNIQUE INDEX uq_objective_external ON objective (external);
CREATE TABLE event (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	account TEXT NOT NULL,
	organisation TEXT,
	kind TEXT NOT NULL,
	happened_on TEXT,
	until TEXT,
	state TEXT,
	noticed_by TEXT,
	text TEXT,
	response TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_event PRIMARY KEY (id),
	CONSTRAINT ck_event_happened_on CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_event_until CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_event_account FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_event_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_event_noticed_by FOREIGN KEY(noticed_by) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_event_response FOREIGN KEY(response) REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_account ON event (account);
CREATE INDEX ix_event_noticed_by ON event (noticed_by);
CREATE INDEX ix_event_organisation ON event (organisation);
CREATE INDEX ix_event_response ON event (response);
CREATE UNIQUE INDEX uq_event_external ON event (external);
CREATE TABLE snapshot (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	taken_on TEXT,
	reason TEXT,
	"values" TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_snapshot PRIMARY KEY (id),
	CONSTRAINT ck_snapshot_taken_on CHECK (taken_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE INDEX ix_snapshot_subject ON snapshot (subject);
CREATE UNIQUE INDEX uq_snapshot_external ON snapshot (external);
CREATE TABLE observation (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	attribute TEXT NOT NULL,
	about TEXT,
	value TEXT,
	state TEXT,
	confidence INTEGER,
	source_kind TEXT,
	source TEXT,
	observed_on TEXT,
	interaction TEXT,
	chosen INTEGER,
	withdrawn INTEGER,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_observation PRIMARY KEY (id),
	CONSTRAINT ck_observation_observed_on CHECK (observed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_observation_chosen CHECK (chosen IN (0, 1)),
	CONSTRAINT ck_observation_withdrawn CHECK (withdrawn IN (0, 1)),
	CONSTRAINT fk_observation_about FOREIGN KEY(about) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_observation_source FOREIGN KEY(source) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_observation_interaction FOREIGN KEY(interaction) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_observation_about ON observation (about);
CREATE INDEX ix_observation_interaction ON observation (interaction);
CREATE INDEX ix_observation_source ON observation (source);
CREATE INDEX ix_observation_subject ON observation (subject);
CREATE UNIQUE INDEX uq_observation_external ON observation (external);
CREATE TABLE fact_mark (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	fact TEXT NOT NULL,
	mark TEXT NOT NULL,
	marked_on TEXT,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_fact_mark PRIMARY KEY (id),
	CONSTRAINT ck_fact_mark_marked_on CHECK (marked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE INDEX ix_fact_mark_subject ON fact_mark (subject);
CREATE UNIQUE INDEX uq_fact_mark_external ON fact_mark (external);
CREATE TABLE assessment (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	rubric TEXT NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	assessed_on TEXT,
	assessor TEXT,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_assessment PRIMARY KEY (id),
	CONSTRAINT ck_assessment_assessed_on CHECK (assessed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT fk_assessment_assessor FOREIGN KEY(assessor) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_assessor ON assessment (assessor);
CREATE INDEX ix_assessment_subject ON assessment (subject);
CREATE UNIQUE INDEX uq_assessment_external ON assessment (external);
CREATE TABLE assessment_score (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	assessment TEXT NOT NULL,
	item TEXT NOT NULL,
	score INTEGER,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_assessment_score PRIMARY KEY (id),
	CONSTRAINT fk_assessment_score_assessment FOREIGN KEY(assessment) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_score_assessment ON assessment_score (assessment);
CREATE UNIQUE INDEX uq_assessment_score_external ON assessment_score (external);
CREATE TABLE checklist_run (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	checklist TEXT NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	started_on TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_checklist_run PRIMARY KEY (id),
	CONSTRAINT ck_checklist_run_started_on CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE INDEX ix_checklist_run_subject ON checklist_run (subject);
CREATE UNIQUE INDEX uq_checklist_run_external ON checklist_run (external);
CREATE TABLE checklist_tick (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	checklist_run TEXT NOT NULL,
	item TEXT NOT NULL,
	done INTEGER,
	note TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_checklist_tick PRIMARY KEY (id),
	CONSTRAINT ck_checklist_tick_done CHECK (done IN (0, 1)),
	CONSTRAINT fk_checklist_tick_checklist_run FOREIGN KEY(checklist_run) REFERENCES checklist_run (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_checklist_tick_checklist_run ON checklist_tick (checklist_run);
CREATE UNIQUE INDEX uq_checklist_tick_external ON checklist_tick (external);
CREATE TABLE note (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	subject_kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	text TEXT NOT NULL,
	written_on TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_note PRIMARY KEY (id),
	CONSTRAINT ck_note_written_on CHECK (written_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE INDEX ix_note_subject ON note (subject);
CREATE UNIQUE INDEX uq_note_external ON note (external);
CREATE TABLE custom_field (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	entity TEXT NOT NULL,
	"key" TEXT NOT NULL,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	choices TEXT,
	help TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_custom_field PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_custom_field_external ON custom_field (external);
CREATE TABLE custom_value (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	custom_field TEXT NOT NULL,
	subject TEXT NOT NULL,
	value TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_custom_value PRIMARY KEY (id),
	CONSTRAINT fk_custom_value_custom_field FOREIGN KEY(custom_field) REFERENCES custom_field (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_custom_value_custom_field ON custom_value (custom_field);
CREATE INDEX ix_custom_value_subject ON custom_value (subject);
CREATE UNIQUE INDEX uq_custom_value_external ON custom_value (external);
CREATE TABLE setting (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	value TEXT,
	"default" TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_setting PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_setting_external ON setting (external);
CREATE TABLE export_file (
	id TEXT NOT NULL,
	external TEXT,
	private INTEGER DEFAULT '0' NOT NULL,
	date TEXT,
	kind TEXT,
	hash TEXT,
	rows TEXT,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	deleted TEXT,
	CONSTRAINT pk_export_file PRIMARY KEY (id),
	CONSTRAINT ck_export_file_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE UNIQUE INDEX uq_export_file_external ON export_file (external);
CREATE TABLE operation (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	id TEXT NOT NULL,
	clock TEXT NOT NULL,
	device TEXT NOT NULL,
	author TEXT NOT NULL,
	words TEXT NOT NULL,
	kind TEXT NOT NULL CONSTRAINT ck_operation_kind CHECK (kind IN ('do', 'undo', 'redo')),
	target TEXT,
	state TEXT CONSTRAINT ck_operation_state CHECK (state IN ('done', 'undone', 'gone')),
	CONSTRAINT uq_operation_id UNIQUE (id)
);
CREATE INDEX ix_operation_undone ON operation (seq) WHERE state = 'undone';
CREATE TABLE change_log (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	operation TEXT NOT NULL,
	account TEXT,
	entity TEXT NOT NULL,
	record TEXT NOT NULL,
	field TEXT NOT NULL,
	old TEXT,
	new TEXT,
	CONSTRAINT fk_change_log_operation FOREIGN KEY(operation) REFERENCES operation (id)
);
CREATE INDEX ix_change_log_account ON change_log (account);
CREATE INDEX ix_change_log_operation ON change_log (operation);
CREATE INDEX ix_change_log_record ON change_log (record);
CREATE TABLE book_info (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_book_info PRIMARY KEY ("key")
);
CREATE TABLE search_doc (
	rowid INTEGER NOT NULL,
	entity TEXT NOT NULL,
	record TEXT NOT NULL,
	account TEXT,
	words TEXT NOT NULL,
	initials TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_search_doc PRIMARY KEY (rowid)
);
CREATE INDEX ix_search_doc_initials ON search_doc (initials) WHERE initials != '';
CREATE UNIQUE INDEX uq_search_doc_record ON search_doc (record, entity);
CREATE VIRTUAL TABLE search_index USING fts5(grams, content='', contentless_delete=1, detail=none);
