create index action_request_by_tenant on action_request (tenant, asked_at desc, id desc);
