package io.followup.ledger;

/**
 * What the ledger asks of PostgreSQL. Each change of state and its row of history are one
 * statement.
 */
final class LedgerSql {
  /** What is sent waits for its turn no longer. */
  static final String SUBMIT =
      """
      with submitted as (
        insert into attempt (key, tenant, workflow_id, step, ordinal, sequence, channel, customer,
                             contact_point, state, content, business_at, purpose, sender,
                             segments, inputs, text_hash, cost, paid_on)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'SUBMITTING', ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
        on conflict (key) do update
          set state = 'SUBMITTING', channel = excluded.channel, customer = excluded.customer,
              contact_point = excluded.contact_point, content = excluded.content,
              business_at = excluded.business_at, purpose = excluded.purpose,
              sender = excluded.sender, segments = excluded.segments, inputs = excluded.inputs,
              text_hash = excluded.text_hash, cost = excluded.cost, paid_on = excluded.paid_on,
              updated_at = now()
          where attempt.state = 'PLANNED'
        returning key, workflow_id, step
      ), waited as (
        delete from waiting_touch w using submitted s
        where w.workflow_id = s.workflow_id and w.step = s.step
      )
      insert into attempt_change (key, state, cause)
      select key, 'SUBMITTING', ? from submitted
      returning key
      """;

  static final String MOVE =
      """
      with moved as (
        update attempt
        set state = ?, provider_id = coalesce(provider_id, ?), error_code = null, updated_at = now()
        where key = ? and state = any (?)
        returning key
      )
      insert into attempt_change (key, state, cause) select key, ?, ? from moved
      """;

  /** What did not get through costs nothing: the tenant gets its money back. */
  static final String NOT_THROUGH =
      """
      with moved as (
        update attempt
        set state = ?, error_code = ?, updated_at = now()
        where key = ? and state = any (?)
        returning key, tenant, cost, paid_on
      ), paid_back as (
        update tenant_spend s
        set day_spent = s.day_spent - case when s.day = m.paid_on then m.cost else 0 end,
            month_spent = s.month_spent
              - case when date_trunc('month', s.day) = date_trunc('month', m.paid_on)
                     then m.cost else 0 end
        from moved m where s.tenant = m.tenant and m.cost > 0
      )
      insert into attempt_change (key, state, cause) select key, ?, ? from moved
      """;

  /** Whoever tells of a message has it: that is a change of our state besides the provider's. */
  static final String TOLD =
      """
      with before as (
        select key, state from attempt
        where key = ? and tenant = ? and (provider_id is null or provider_id = ?)
        for update
      ), told as (
        update attempt a
        set delivery_state = case when a.delivery_state = any (?) then a.delivery_state else ? end,
            error_code = coalesce(?, a.error_code),
            provider_id = coalesce(a.provider_id, ?),
            state = case when a.state = 'REJECTED' then a.state else 'CONFIRMED' end,
            updated_at = now()
        from before b where a.key = b.key
        returning a.key, b.state as was
      ), news as (
        select 1 as place, key, 'CONFIRMED' as state from told
        where was not in ('CONFIRMED', 'REJECTED')
        union all
        select 2, key, ? from told
      )
      insert into attempt_change (key, state, cause)
      select n.key, n.state, ? from news n
      where n.place = 1
        or not exists (select from attempt_change c where c.key = n.key and c.state = n.state)
      order by n.place
      returning state
      """;

  static final String CLAIM =
      """
      with before as (
        select key, state from attempt
        where key = ? and tenant = ? and (provider_id is null or provider_id = ?)
        for update
      ), claimed as (
        update attempt a
        set provider_id = ?, updated_at = now(),
            state = case when a.state = 'REJECTED' then a.state else 'CONFIRMED' end
        from before b where a.key = b.key
        returning a.key, b.state as was
      ), noted as (
        insert into attempt_change (key, state, cause)
        select key, 'CONFIRMED', 'The provider has it: it asked what to say.' from claimed
        where was not in ('CONFIRMED', 'REJECTED')
      )
      select count(*) from claimed
      """;

  static final String DECIDE =
      """
      insert into decision (tenant, workflow_id, step, ordinal, channel, customer, contact_point,
                            guard, verdict, why, until, inputs, business_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
      """;

  static final String FILTERED =
      """
      select (select count(*) from attempt
              where tenant = ? and text_hash = ? and error_code = '30007'),
             (select count(*) from attempt
              where tenant = ? and sequence = ? and step = ? and error_code = '30007')
      """;

  private LedgerSql() {}
}
